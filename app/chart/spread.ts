/** A label that wants to stand at a height and needs some room there. */
export interface Wish {
  readonly at: number
  readonly height: number
}

/**
 * Moves labels of one column apart so that none overlaps, each as near its wish as its neighbours allow. Gives the middle of
 * each, in the order of the wishes. Where the column is too short for all, they run over its end rather than overlap.
 */
export function spread(wishes: readonly Wish[], top: number, bottom: number): readonly number[] {
  const order = wishes
    .map((wish, index) => ({ wish, index }))
    .sort((a, b) => a.wish.at - b.wish.at || a.index - b.index)
  interface Block {
    middle: number
    height: number
    members: { index: number; offset: number }[]
  }
  const blocks: Block[] = []
  for (const { wish, index } of order) {
    let block: Block = {
      middle: wish.at,
      height: wish.height,
      members: [{ index, offset: 0 }],
    }
    clamp(block)
    for (let above = blocks[blocks.length - 1]; above !== undefined; above = blocks[blocks.length - 1]) {
      if (above.middle + above.height / 2 <= block.middle - block.height / 2) break
      blocks.pop()
      block = join(above, block)
    }
    blocks.push(block)
  }
  const places = wishes.map(({ at }) => at)
  for (const block of blocks) for (const { index, offset } of block.members) places[index] = block.middle + offset
  return places

  function clamp(block: Block): void {
    block.middle = Math.min(block.middle, bottom - block.height / 2)
    block.middle = Math.max(block.middle, top + block.height / 2)
  }

  /** Two blocks that touch become one, centred where its members on average want to be. */
  function join(above: Block, below: Block): Block {
    const height = above.height + below.height
    const shiftAbove = -height / 2 + above.height / 2
    const shiftBelow = height / 2 - below.height / 2
    const members = [
      ...above.members.map(({ index, offset }) => ({ index, offset: offset + shiftAbove })),
      ...below.members.map(({ index, offset }) => ({ index, offset: offset + shiftBelow })),
    ]
    const wanted = members.reduce((sum, { index, offset }) => sum + (wishes[index]?.at ?? 0) - offset, 0)
    const block = { middle: wanted / members.length, height, members }
    clamp(block)
    return block
  }
}
