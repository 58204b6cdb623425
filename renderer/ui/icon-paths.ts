import archive from '@blueprintjs/icons/lib/esm/generated/16px/paths/archive.js'
import ban from '@blueprintjs/icons/lib/esm/generated/16px/paths/ban-circle.js'
import bookmark from '@blueprintjs/icons/lib/esm/generated/16px/paths/bookmark.js'
import calendar from '@blueprintjs/icons/lib/esm/generated/16px/paths/calendar.js'
import caretDown from '@blueprintjs/icons/lib/esm/generated/16px/paths/caret-down.js'
import caretRight from '@blueprintjs/icons/lib/esm/generated/16px/paths/caret-right.js'
import caretUp from '@blueprintjs/icons/lib/esm/generated/16px/paths/caret-up.js'
import chevronDown from '@blueprintjs/icons/lib/esm/generated/16px/paths/chevron-down.js'
import chevronLeft from '@blueprintjs/icons/lib/esm/generated/16px/paths/chevron-left.js'
import chevronRight from '@blueprintjs/icons/lib/esm/generated/16px/paths/chevron-right.js'
import chevronUp from '@blueprintjs/icons/lib/esm/generated/16px/paths/chevron-up.js'
import quote from '@blueprintjs/icons/lib/esm/generated/16px/paths/citation.js'
import settings from '@blueprintjs/icons/lib/esm/generated/16px/paths/cog.js'
import comment from '@blueprintjs/icons/lib/esm/generated/16px/paths/comment.js'
import compare from '@blueprintjs/icons/lib/esm/generated/16px/paths/comparison.js'
import cross from '@blueprintjs/icons/lib/esm/generated/16px/paths/cross.js'
import document from '@blueprintjs/icons/lib/esm/generated/16px/paths/document.js'
import panelRight from '@blueprintjs/icons/lib/esm/generated/16px/paths/drawer-right.js'
import copy from '@blueprintjs/icons/lib/esm/generated/16px/paths/duplicate.js'
import edit from '@blueprintjs/icons/lib/esm/generated/16px/paths/edit.js'
import mail from '@blueprintjs/icons/lib/esm/generated/16px/paths/envelope.js'
import error from '@blueprintjs/icons/lib/esm/generated/16px/paths/error.js'
import exportUp from '@blueprintjs/icons/lib/esm/generated/16px/paths/export.js'
import eyeOff from '@blueprintjs/icons/lib/esm/generated/16px/paths/eye-off.js'
import filter from '@blueprintjs/icons/lib/esm/generated/16px/paths/filter.js'
import flash from '@blueprintjs/icons/lib/esm/generated/16px/paths/flash.js'
import save from '@blueprintjs/icons/lib/esm/generated/16px/paths/floppy-disk.js'
import folder from '@blueprintjs/icons/lib/esm/generated/16px/paths/folder-open.js'
import formula from '@blueprintjs/icons/lib/esm/generated/16px/paths/function.js'
import help from '@blueprintjs/icons/lib/esm/generated/16px/paths/help.js'
import history from '@blueprintjs/icons/lib/esm/generated/16px/paths/history.js'
import inbox from '@blueprintjs/icons/lib/esm/generated/16px/paths/inbox.js'
import info from '@blueprintjs/icons/lib/esm/generated/16px/paths/info-sign.js'
import issue from '@blueprintjs/icons/lib/esm/generated/16px/paths/issue.js'
import key from '@blueprintjs/icons/lib/esm/generated/16px/paths/key-command.js'
import layers from '@blueprintjs/icons/lib/esm/generated/16px/paths/layers.js'
import split from '@blueprintjs/icons/lib/esm/generated/16px/paths/layout-two-rows.js'
import sample from '@blueprintjs/icons/lib/esm/generated/16px/paths/learning.js'
import place from '@blueprintjs/icons/lib/esm/generated/16px/paths/map-marker.js'
import minus from '@blueprintjs/icons/lib/esm/generated/16px/paths/minus.js'
import moon from '@blueprintjs/icons/lib/esm/generated/16px/paths/moon.js'
import more from '@blueprintjs/icons/lib/esm/generated/16px/paths/more.js'
import number from '@blueprintjs/icons/lib/esm/generated/16px/paths/numerical.js'
import pin from '@blueprintjs/icons/lib/esm/generated/16px/paths/pin.js'
import plus from '@blueprintjs/icons/lib/esm/generated/16px/paths/plus.js'
import style from '@blueprintjs/icons/lib/esm/generated/16px/paths/property.js'
import redo from '@blueprintjs/icons/lib/esm/generated/16px/paths/redo.js'
import refresh from '@blueprintjs/icons/lib/esm/generated/16px/paths/refresh.js'
import search from '@blueprintjs/icons/lib/esm/generated/16px/paths/search.js'
import shield from '@blueprintjs/icons/lib/esm/generated/16px/paths/shield.js'
import swap from '@blueprintjs/icons/lib/esm/generated/16px/paths/swap-vertical.js'
import tag from '@blueprintjs/icons/lib/esm/generated/16px/paths/tag.js'
import grid from '@blueprintjs/icons/lib/esm/generated/16px/paths/th.js'
import list from '@blueprintjs/icons/lib/esm/generated/16px/paths/th-list.js'
import tick from '@blueprintjs/icons/lib/esm/generated/16px/paths/tick.js'
import tickCircle from '@blueprintjs/icons/lib/esm/generated/16px/paths/tick-circle.js'
import time from '@blueprintjs/icons/lib/esm/generated/16px/paths/time.js'
import chart from '@blueprintjs/icons/lib/esm/generated/16px/paths/timeline-line-chart.js'
import trash from '@blueprintjs/icons/lib/esm/generated/16px/paths/trash.js'
import undo from '@blueprintjs/icons/lib/esm/generated/16px/paths/undo.js'
import warning from '@blueprintjs/icons/lib/esm/generated/16px/paths/warning-sign.js'
import measure from '@blueprintjs/icons/lib/esm/generated/16px/paths/widget-header.js'

/** A disc of which half is full: the set has none. */
const half = ['M8 0a8 8 0 1 1 0 16A8 8 0 0 1 8 0zM8 2a6 6 0 0 1 0 12z'] as const

/** The icons that the program uses, by what they stand for. */
export const PATHS = {
  inbox,
  document,
  grid,
  chart,
  undo,
  redo,
  search,
  folder,
  cross,
  tick,
  tickCircle,
  warning,
  eyeOff,
  comment,
  compare,
  settings,
  exportUp,
  filter,
  half,
  copy,
  plus,
  minus,
  place,
  calendar,
  tag,
  number,
  quote,
  layers,
  list,
  help,
  issue,
  time,
  refresh,
  shield,
  chevronDown,
  chevronUp,
  chevronLeft,
  chevronRight,
  caretDown,
  caretUp,
  caretRight,
  sample,
  history,
  more,
  edit,
  trash,
  pin,
  info,
  error,
  mail,
  measure,
  split,
  panelRight,
  save,
  key,
  formula,
  archive,
  swap,
  bookmark,
  ban,
  style,
  moon,
  flash,
} as const
