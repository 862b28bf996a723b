import type { ScarMobility, ScarRow, ScarSession } from '../../../schema/scar-session'
import {
  changeWords,
  filled,
  goalLine,
  joined,
  lower,
  responseLines,
  type TimeOf,
  timingLines,
  workConsentLine,
} from '../body/body-lines'
import { toleratedWords } from '../body/words'
import type { LineGroup } from '../breast/session-lines'
import { scaleTotal } from './scar-rules'
import {
  closureWords,
  directionWords,
  glideWords,
  homeTaughtWords,
  incisionWords,
  lookWords,
  scaleParts,
  scaleWords,
  scarColorWords,
  scarSkinWords,
  scarTechniqueWords,
  sensationWords,
  textureWords,
  yesNoWords,
} from './words'

/* Scar care as lines to read. Times come through `timeOf`, because only the caller knows the zone. */

export interface ScarChangeRow {
  readonly what: string
  readonly change: string
}

const directions = Object.keys(directionWords) as (keyof ScarMobility)[]

/** What was noted both times or once, before → after. */
export function scarChanges(session: ScarSession): ScarChangeRow[] {
  const number = (value: number | null) => (value === null ? null : String(value))
  const said = <T extends string>(words: Readonly<Record<T, string>>, value: T | null) =>
    value === null ? null : lower(words[value])
  const rows = [
    {
      what: 'Pain, 0 to 10',
      change: changeWords(number(session.painBefore), number(session.painAfter)),
    },
    {
      what: 'Feeling',
      change: changeWords(
        said(sensationWords, session.sensation),
        said(sensationWords, session.sensationAfter),
      ),
    },
    ...directions.map((direction) => ({
      what: `Glides ${lower(directionWords[direction])}`,
      change: changeWords(
        said(glideWords, session.glide[direction]),
        said(glideWords, session.glideAfter[direction]),
      ),
    })),
  ]
  return rows.filter((row): row is ScarChangeRow => row.change !== null)
}

export const scarRowLine = (row: ScarRow, timeOf: TimeOf): string =>
  joined([
    `${timeOf(row.startedAt)} ${scarTechniqueWords[row.scarTechnique]}`.trim(),
    row.texture && lower(textureWords[row.texture]),
    `pressure ${row.pressure}`,
    row.minutes !== null && `${row.minutes} min`,
    row.painDuring !== null && `pain meanwhile ${row.painDuring} of 10`,
    row.tolerated && `tolerated: ${lower(toleratedWords[row.tolerated])}`,
    row.skinAfter && `skin after ${lower(scarSkinWords[row.skinAfter])}`,
  ])

/** `Vancouver scale 4 of 13 (…)`; '' while nothing of it is answered. */
export function scaleLine({ scale }: Pick<ScarSession, 'scale'>): string {
  const parts = scaleParts.flatMap(({ name }) =>
    scale[name] === null ? [] : [`${lower(scaleWords[name])} ${scale[name]}`],
  )
  if (parts.length === 0) return ''
  const total = scaleTotal(scale)
  return `Vancouver scale ${total === null ? 'not complete' : `${total} of 13`} (${parts.join(', ')})`
}

function lookLines({ look }: ScarSession): string[] {
  return (Object.keys(lookWords) as (keyof typeof lookWords)[]).flatMap((sign) => {
    const answer = look[sign]
    return answer === null ? [] : [`${lookWords[sign]}: ${lower(yesNoWords[answer])}`]
  })
}

/** Everything of it; parts with nothing in them are left out. */
export function scarLines(session: ScarSession, timeOf: TimeOf): LineGroup[] {
  const { incision, closure, lengthCm, scarColor, tenderness, homeCare, homeCareTaught } = session
  const scar = [
    incision ? `Cut: ${lower(incisionWords[incision])}` : '',
    closure ? `Closed with: ${lower(closureWords[closure])}` : '',
    lengthCm === null ? '' : `Length ${lengthCm} cm`,
    scarColor ? `Color: ${lower(scarColorWords[scarColor])}` : '',
    tenderness === null ? '' : `Tenderness ${tenderness} of 4`,
    scaleLine(session),
  ]
  return filled([
    { title: 'The scar', lines: scar.filter(Boolean) },
    { title: 'Looked at before', lines: lookLines(session) },
    {
      title: 'Before and after',
      lines: scarChanges(session).map(({ what, change }) => `${what}: ${change}`),
    },
    { title: 'Scar care', lines: session.rows.map((row) => scarRowLine(row, timeOf)) },
    {
      title: 'At home',
      lines: [
        joined([homeCare.trim(), homeCareTaught && lower(homeTaughtWords[homeCareTaught])], ': '),
      ].filter(Boolean),
    },
    { title: 'Goals', lines: session.goals.map(goalLine) },
    { title: 'Response', lines: responseLines(session.response, session.responseWords) },
    { title: 'What she said', lines: session.consents.map((one) => workConsentLine(one, timeOf)) },
    { title: 'How far along', lines: timingLines(session.timing) },
  ])
}
