/**
 * How a body answered: gave what was asked, gave a part, refused under a section of the Act, holds nothing, sent nothing,
 * or was never asked.
 */
export const REPLY_STATUSES = ['replied', 'part', 'refused', 'not_held', 'no_reply', 'not_asked'] as const
export type ReplyStatus = (typeof REPLY_STATUSES)[number]

/** What the analyst says of a body's reply in place of what was read from it; null where the reading stands. */
export interface ReplyChoice {
  readonly status: ReplyStatus | null
  /** Of the Act, as "s.12" or "s.40(2)"; empty for none. */
  readonly section: string | null
  readonly note: string
}
