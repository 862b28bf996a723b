import type { NoteContent } from '../../schema/note'
import { bodyRowLine } from '../clinical/body/body-lines'
import { areaWords } from '../clinical/body/words'
import { placeWords } from '../clinical/breast/quadrant'
import { techniqueLine, warmUpLine } from '../clinical/breast/session-lines'
import { breastStageWords, taughtWords, teachBackWords } from '../clinical/breast/words'
import { scarRowLine } from '../clinical/scar/scar-lines'

/* What the structured parts of a note say on a page. Its times of day stay in the note. */

const noTime = (): string => ''
const trimmed = (lines: readonly string[]): string[] => lines.map((line) => line.trim())

/** What the hands did, a line a technique. */
export const workLines = ({ breast, body, scar }: NoteContent): string[] =>
  trimmed([
    ...(breast?.warmUps ?? []).map((one) => warmUpLine(one, noTime)),
    ...(breast?.techniques ?? []).map((row) => techniqueLine(row, breast?.sites ?? [], noTime)),
    ...(body?.rows ?? []).map((row) => bodyRowLine(row, noTime)),
    ...(scar?.rows ?? []).map((row) => scarRowLine(row, noTime)),
  ])

/** What was left, and why. */
export const leftLines = ({ breast, body }: NoteContent): string[] => [
  ...(breast?.skipped ?? []).map(
    ({ stage, reason }) => `${breastStageWords[stage].toLowerCase()}: ${reason.trim()}`,
  ),
  ...(breast?.sites ?? [])
    .filter(({ leaveAlone }) => leaveAlone.trim() !== '')
    .map((site) => `${placeWords(site)}: no hands, ${site.leaveAlone.trim()}`),
  ...(body?.areas ?? [])
    .filter(({ leaveAlone }) => leaveAlone.trim() !== '')
    .map(({ area, leaveAlone }) => `${areaWords[area]}: no hands, ${leaveAlone.trim()}`),
]

export const taughtLines = ({ breast }: NoteContent): string[] =>
  (breast?.taught ?? []).map(
    ({ topic, teachBack }) =>
      `${taughtWords[topic].toLowerCase()} (${teachBackWords[teachBack].toLowerCase()})`,
  )
