import type {
  BreastSession,
  BreastSite,
  ConsentEvent,
  Contraction,
  MilkRemoval,
  TechniqueRow,
  WarmUp,
} from '../../../schema/breast-session'
import { temperatureWords } from '../../supplies/heat-rules'
import { protocolWords } from './protocol'
import { placeWords, sideWords } from './quadrant'
import {
  aggravatorWords,
  borderWords,
  breastStageWords,
  consentMethodWords,
  consentWords,
  consistencyWords,
  contractionActionWords,
  depthWords,
  lumpAfterWords,
  measuredByWords,
  milkColourWords,
  milkWords,
  mobilityWords,
  nippleWords,
  pressureWords,
  relieverWords,
  rowSideWords,
  siteStatusWords,
  skinAfterWords,
  skinWords,
  softenedWords,
  taughtWords,
  teachBackWords,
  techniqueWords,
  toleratedWords,
  warmSkinWords,
  warmthWords,
  warmUpWords,
} from './words'

/*
 * A session as lines to read: the signed note, the summary and an addendum of late words all say it
 * with these. Times come through `timeOf`, because only the caller knows the zone.
 */

type TimeOf = (instant: string) => string

const join = (parts: readonly (string | null | false | undefined)[], by = ', '): string =>
  parts.filter((part): part is string => typeof part === 'string' && part !== '').join(by)

/** `3 × 2 cm`, `3 cm`; null where it was not measured. */
export const sizeWords = (lengthCm: number | null, widthCm: number | null): string | null => {
  if (lengthCm === null && widthCm === null) return null
  return `${[lengthCm, widthCm].filter((cm) => cm !== null).join(' × ')} cm`
}

/** `36 hours`, `3 days`. */
export const presentWords = (hours: number): string => {
  if (hours < 48) return hours === 1 ? '1 hour' : `${hours} hours`
  return `${Math.round(hours / 24)} days`
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** What was found at a site before the hands. */
export const siteFindings = (site: BreastSite): string => found(site, false)

/** The same without what the table of `siteRows` says. */
function found(site: BreastSite, besideTable: boolean): string {
  const list = (words: readonly string[]) => words.map(lower).join(', ')
  return join(
    [
      site.status && siteStatusWords[site.status],
      site.presentHours !== null && `for ${presentWords(site.presentHours)}`,
      !besideTable && sizeWords(site.lengthCm, site.widthCm),
      !besideTable && site.consistency && lower(consistencyWords[site.consistency]),
      site.depth && lower(depthWords[site.depth]),
      site.mobility && lower(mobilityWords[site.mobility]),
      site.border && lower(borderWords[site.border]),
      !besideTable && site.skin && `skin ${lower(skinWords[site.skin])}`,
      site.warmth && lower(warmthWords[site.warmth]),
      site.tenderness !== null && `tenderness ${site.tenderness} of 10`,
      site.aggravators.length > 0 &&
        `worse with ${list(site.aggravators.map((one) => aggravatorWords[one]))}`,
      site.relievers.length > 0 &&
        `better with ${list(site.relievers.map((one) => relieverWords[one]))}`,
      site.leaveAlone.trim() !== '' && `no hands: ${site.leaveAlone.trim()}`,
      site.words.trim(),
    ],
    '; ',
  )
}

export interface SiteRow {
  readonly id: string
  readonly place: string
  readonly size: string
  readonly feel: string
  readonly skin: string
  readonly pain: string
}

const change = (before: string | null, after: string | null): string => {
  if (before === null && after === null) return 'Not noted'
  return `${before ?? '?'} → ${after ?? '?'}`
}

/** The sites as a table, before → after. What was not noted says so. */
export const siteRows = ({ sites }: Pick<BreastSession, 'sites'>): SiteRow[] =>
  sites.map((site) => ({
    id: site.id,
    place: placeWords(site),
    size: change(
      sizeWords(site.lengthCm, site.widthCm),
      sizeWords(site.lengthAfterCm, site.widthAfterCm),
    ),
    feel: change(
      site.consistency && lower(consistencyWords[site.consistency]),
      site.consistencyAfter && lower(consistencyWords[site.consistencyAfter]),
    ),
    skin: change(
      site.skin && lower(skinWords[site.skin]),
      site.skinAfter && lower(skinWords[site.skinAfter]),
    ),
    pain: change(site.painBefore?.toString() ?? null, site.painAfter?.toString() ?? null),
  }))

export const warmUpLine = (warmUp: WarmUp, timeOf: TimeOf): string =>
  join([
    `${timeOf(warmUp.startedAt)} ${warmUpWords[warmUp.method]}`.trim(),
    warmUp.temperatureC !== null && temperatureWords(warmUp.temperatureC),
    warmUp.measuredBy && lower(measuredByWords[warmUp.measuredBy]),
    warmUp.wristChecked && 'tried on the wrist',
    warmUp.minutes !== null && `${warmUp.minutes} min`,
    warmUp.comfortable !== null && (warmUp.comfortable ? 'comfortable' : 'not comfortable'),
    warmUp.skinAfter && `skin after ${lower(warmSkinWords[warmUp.skinAfter])}`,
    warmUp.reason.trim(),
  ])

/** `2 o’clock, 4 cm`; '' for a side as a whole. */
export const siteOfRow = (row: Pick<TechniqueRow, 'siteId'>, sites: readonly BreastSite[]) => {
  const site = sites.find(({ id }) => id === row.siteId)
  return site ? `${site.clock} o’clock, ${site.distanceCm} cm` : ''
}

export const techniqueLine = (
  row: TechniqueRow,
  sites: readonly BreastSite[],
  timeOf: TimeOf,
): string =>
  join([
    `${timeOf(row.startedAt)} ${techniqueWords[row.technique]}`.trim(),
    lower(rowSideWords[row.side]),
    siteOfRow(row, sites),
    `pressure ${row.pressure} (${pressureWords[row.pressure]})`,
    row.minutes !== null && `${row.minutes} min`,
    row.softened && lower(softenedWords[row.softened]),
    row.tolerated && `tolerated: ${lower(toleratedWords[row.tolerated])}`,
    row.skinAfter && `skin after ${lower(skinAfterWords[row.skinAfter])}`,
  ])

export const milkLine = (milk: MilkRemoval, timeOf: TimeOf): string =>
  join([
    `${timeOf(milk.startedAt)} ${milkWords[milk.method]}`.trim(),
    milk.endedAt !== null && timeOf(milk.endedAt) !== '' && `until ${timeOf(milk.endedAt)}`,
    milk.leftMl !== null && `left ${milk.leftMl} ml`,
    milk.rightMl !== null && `right ${milk.rightMl} ml`,
    milk.flowAt !== null && `milk flowed ${timeOf(milk.flowAt)}`.trim(),
    milk.reduced !== null && (milk.reduced ? 'massage reduced then' : 'massage not reduced'),
    milk.lumpAfter && `lump after: ${lower(lumpAfterWords[milk.lumpAfter])}`,
    milk.colour && `color: ${lower(milkColourWords[milk.colour])}`,
  ])

export const consentLine = (
  event: ConsentEvent,
  sites: readonly BreastSite[],
  timeOf: TimeOf,
): string => {
  const site = sites.find(({ id }) => id === event.siteId)
  return join([
    `${timeOf(event.at)} ${consentWords[event.kind]}`.trim(),
    site && lower(placeWords(site)),
    event.method !== 'verbal' && lower(consentMethodWords[event.method]),
    event.words.trim(),
  ])
}

export const contractionLine = (one: Contraction, timeOf: TimeOf): string =>
  join([
    `${timeOf(one.at)} Contraction ${one.intensity} of 10`.trim(),
    `during ${lower(breastStageWords[one.stage])}`,
    lower(contractionActionWords[one.action]),
  ])

export interface LineGroup {
  readonly title: string
  readonly lines: readonly string[]
}

/** Everything of it, in the order of the stages; parts with nothing in them are left out. */
export function sessionLines(session: BreastSession, timeOf: TimeOf): LineGroup[] {
  const sites = siteRows(session).map((row, index) => {
    const findings = found(session.sites[index] as BreastSite, false)
    const changes = `size ${row.size}; feel ${row.feel}; skin ${row.skin}; pain ${row.pain}`
    return `${row.place}: ${join([findings, changes], '. ')}`
  })
  return groupsOf(session, sites, timeOf)
}

/** The same beside the table of its sites: no site and no figure is told a second time. */
export function sessionLinesBesideTable(session: BreastSession, timeOf: TimeOf): LineGroup[] {
  const sites = session.sites.flatMap((site, index) => {
    const findings = found(site, true)
    return findings === '' ? [] : [`Site ${index + 1}: ${lower(findings)}`]
  })
  return groupsOf(session, sites, timeOf)
}

function groupsOf(
  session: BreastSession,
  assessed: readonly string[],
  timeOf: TimeOf,
): LineGroup[] {
  const { sites } = session
  const nipples = [
    session.nippleLeft && `${sideWords.left} nipple: ${lower(nippleWords[session.nippleLeft])}`,
    session.nippleRight && `${sideWords.right} nipple: ${lower(nippleWords[session.nippleRight])}`,
  ].filter((line): line is string => typeof line === 'string')
  const groups: LineGroup[] = [
    { title: 'Assessment', lines: [...assessed, ...nipples] },
    { title: 'Warm-up', lines: session.warmUps.map((one) => warmUpLine(one, timeOf)) },
    {
      title: 'Techniques',
      lines: session.techniques.map((row) => techniqueLine(row, sites, timeOf)),
    },
    { title: 'Milk removal', lines: session.milk.map((one) => milkLine(one, timeOf)) },
    {
      title: 'Aftercare',
      lines: [
        ...session.taught.map(
          ({ topic, teachBack }) => `${taughtWords[topic]}: ${lower(teachBackWords[teachBack])}`,
        ),
        ...(session.handout.trim() ? [`Handout ${session.handout.trim()}`] : []),
      ],
    },
    {
      title: 'Contractions',
      lines: session.contractions.map((one) => contractionLine(one, timeOf)),
    },
    {
      title: 'Consent',
      lines: session.consents.map((event) => consentLine(event, sites, timeOf)),
    },
    {
      title: 'Left out',
      lines: session.skipped.map(({ stage, reason }) => `${breastStageWords[stage]}: ${reason}`),
    },
    { title: 'Protocol', lines: [protocolWords(session.protocol)] },
  ]
  return groups.filter(({ lines }) => lines.length > 0)
}
