/** The place itself, the places that state something of it, and as many neighbours as there is room for. In order. */
export function nearby(own: number, stating: readonly number[], most: number, count: number): readonly number[] {
  const kept = new Set([own])
  for (const place of stating) if (kept.size < most - 1) kept.add(place)
  for (const place of [own - 1, own + 1, own - 2, own + 2, own - 3, own + 3]) {
    if (place >= 0 && place < count && kept.size < most) kept.add(place)
  }
  return [...kept].sort((a, b) => a - b)
}
