/** Asks again and again until there is an answer; fails, saying what was waited for, where there is none in time. */
export async function eventually<Value>(
  what: string,
  ask: () => Promise<Value | undefined>,
  withinMs = 30_000,
): Promise<Value> {
  const end = Date.now() + withinMs
  let trouble: unknown
  while (Date.now() < end) {
    try {
      const answer = await ask()
      if (answer !== undefined) return answer
    } catch (error) {
      trouble = error
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`Waited in vain until ${what}.`, { cause: trouble })
}
