/** Where the rules draw their lines: a setting of the workspace, with these values where it says nothing. */
export interface Thresholds {
  /** A share of unknowns above this is high … */
  readonly unknownShare: number
  /** … where it is a share of at least this many. */
  readonly unknownLeastTotal: number
  /** A force's figure changes by more than this factor between two periods, either way. */
  readonly outlierChange: number
  /** A force's figure per head is more than this many times the median … */
  readonly outlierRate: number
  /** … where the force has at least this population. */
  readonly outlierLeastPopulation: number
  /** Figures that two files must share, at least, to be the same reply sent twice. */
  readonly duplicateLeastFigures: number
  /** Two tables that both state at least this many things … */
  readonly strangersLeastShared: number
  /** … and differ on more than this share of them count different things. */
  readonly strangersShare: number
  /** … unless they are of one force, and lie apart by no more than this share of the larger values: the same counted again. */
  readonly strangersNear: number
  /** The share that is known of a breakdown moves by more than this between two periods of a force … */
  readonly knownShareMove: number
  /** … or lies this far apart between two forces … */
  readonly knownShareSpread: number
  /** … where each is a share of at least this many. */
  readonly knownShareLeastTotal: number
  /** A suppressed figure is told where what is published leaves it fewer values than this: 2 is one value alone. */
  readonly disclosureLeastValues: number
}

export const DEFAULT_THRESHOLDS: Thresholds = {
  unknownShare: 0.5,
  unknownLeastTotal: 10,
  outlierChange: 4,
  outlierRate: 4,
  outlierLeastPopulation: 200_000,
  duplicateLeastFigures: 2,
  strangersLeastShared: 6,
  strangersShare: 0.75,
  strangersNear: 1 / 3,
  knownShareMove: 0.3,
  knownShareSpread: 0.6,
  knownShareLeastTotal: 20,
  disclosureLeastValues: 2,
}
