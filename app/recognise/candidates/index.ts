/** The other ways in which a sheet may be read, worked out when somebody asks. */
export { type LayoutCandidate, layoutCandidates } from './candidates.ts'
