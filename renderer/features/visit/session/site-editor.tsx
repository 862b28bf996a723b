import { Button } from '@mantine/core'
import { memo, useState } from 'react'
import { Notice } from '#renderer/ui/show/notice'
import { placeWords, sideWords } from '#shared/domain/clinical/breast/quadrant'
import { presentWords } from '#shared/domain/clinical/breast/session-lines'
import { isForProvider, isInflamed } from '#shared/domain/clinical/breast/technique-rules'
import {
  aggravatorWords,
  borderWords,
  consistencyWords,
  depthWords,
  mobilityWords,
  relieverWords,
  siteStatusWords,
  skinWords,
  warmthWords,
} from '#shared/domain/clinical/breast/words'
import type { BreastSite } from '#shared/schema/breast-session'
import { Amount, Choices, ManyChoices, optionsOf, Pick, Rating, Words } from './inputs'
import classes from './session.module.css'
import type { BreastDraft } from './use-breast-draft'

interface SiteEditorProps {
  readonly site: BreastSite
  readonly number: number
  readonly change: BreastDraft['change']
  readonly onRemoved: () => void
}

const options = {
  side: optionsOf(sideWords),
  status: optionsOf(siteStatusWords),
  consistency: optionsOf(consistencyWords),
  skin: optionsOf(skinWords),
  warmth: optionsOf(warmthWords),
  depth: optionsOf(depthWords),
  mobility: optionsOf(mobilityWords),
  border: optionsOf(borderWords),
  aggravators: optionsOf(aggravatorWords),
  relievers: optionsOf(relieverWords),
  hours: Array.from({ length: 12 }, (_, index) => ({
    value: String(index + 1),
    label: `${index + 1} o’clock`,
  })),
}

/** One site, before and after the hands. What is seldom needed is folded away. */
export const SiteEditor = memo(function SiteEditor(props: SiteEditorProps) {
  const { site, number, change, onRemoved } = props
  const set = (part: Partial<Omit<BreastSite, 'id'>>) =>
    change({ kind: 'setSite', id: site.id, set: part })
  return (
    <section className={classes.part} aria-label={`Site ${number}`}>
      <div className={classes.head}>
        <h3 className={classes.partTitle}>
          Site {number}: {placeWords(site)}
        </h3>
        <Button
          variant="subtle"
          size="compact-md"
          aria-label={`Take out site ${number}`}
          onClick={() => change({ kind: 'removeSite', id: site.id }) && onRemoved()}
        >
          Take out
        </Button>
      </div>
      {(isInflamed(site) || isForProvider(site)) && (
        <Notice
          meaning="stop"
          title={isForProvider(site) ? 'A provider looks first' : 'No massage of this breast'}
        >
          {isForProvider(site)
            ? 'No hands and no warmth here. Offer to call her provider now.'
            : 'Red, warm or broken skin: no strokes on it, no warmth, nothing that vibrates. With 38.0 °C or chills, call her provider the same day.'}
        </Notice>
      )}
      <div className={classes.line}>
        <Pick
          label="Side"
          value={site.side}
          options={options.side}
          onChange={(side) => side !== '' && set({ side })}
        />
        <Pick
          label="Hour"
          value={String(site.clock)}
          options={options.hours}
          onChange={(hour) => set({ clock: Number(hour) })}
        />
        <Amount
          label="From the nipple"
          unit="cm"
          decimals={1}
          value={site.distanceCm}
          onChange={(cm) => cm !== null && set({ distanceCm: cm })}
        />
        <Amount
          label="Length"
          unit="cm"
          decimals={1}
          value={site.lengthCm}
          onChange={(lengthCm) => set({ lengthCm })}
        />
        <Amount
          label="Width"
          unit="cm"
          decimals={1}
          value={site.widthCm}
          onChange={(widthCm) => set({ widthCm })}
        />
        <Present hours={site.presentHours} onChange={(presentHours) => set({ presentHours })} />
      </div>
      <Choices
        label="Feel"
        value={site.consistency}
        options={options.consistency}
        onChange={(consistency) => set({ consistency })}
      />
      <Choices
        label="Skin"
        value={site.skin}
        options={options.skin}
        onChange={(skin) => set({ skin })}
      />
      <Choices
        label="Warmth"
        value={site.warmth}
        options={options.warmth}
        onChange={(warmth) => set({ warmth })}
      />
      <Rating
        label="Tenderness"
        value={site.tenderness}
        onChange={(tenderness) => set({ tenderness })}
      />
      <Rating
        label="Pain before"
        value={site.painBefore}
        onChange={(painBefore) => set({ painBefore })}
      />
      <details className={classes.fold}>
        <summary>More about this site</summary>
        <MoreOfSite site={site} set={set} />
      </details>
      <h3 className={classes.partTitle}>After</h3>
      <div className={classes.line}>
        <Amount
          label="Length after"
          unit="cm"
          decimals={1}
          value={site.lengthAfterCm}
          onChange={(lengthAfterCm) => set({ lengthAfterCm })}
        />
        <Amount
          label="Width after"
          unit="cm"
          decimals={1}
          value={site.widthAfterCm}
          onChange={(widthAfterCm) => set({ widthAfterCm })}
        />
      </div>
      <Choices
        label="Feel after"
        value={site.consistencyAfter}
        options={options.consistency}
        onChange={(consistencyAfter) => set({ consistencyAfter })}
      />
      <Choices
        label="Skin after"
        value={site.skinAfter}
        options={options.skin}
        onChange={(skinAfter) => set({ skinAfter })}
      />
      <Rating
        label="Pain after"
        value={site.painAfter}
        onChange={(painAfter) => set({ painAfter })}
      />
    </section>
  )
})

interface MoreOfSiteProps {
  readonly site: BreastSite
  readonly set: (part: Partial<Omit<BreastSite, 'id'>>) => boolean
}

function MoreOfSite({ site, set }: MoreOfSiteProps) {
  return (
    <div className={classes.part}>
      <Choices
        label="New or known"
        value={site.status}
        options={options.status}
        onChange={(status) => set({ status })}
      />
      <Choices
        label="Depth"
        value={site.depth}
        options={options.depth}
        onChange={(depth) => set({ depth })}
      />
      <Choices
        label="Moves"
        value={site.mobility}
        options={options.mobility}
        onChange={(mobility) => set({ mobility })}
      />
      <Choices
        label="Edge"
        value={site.border}
        options={options.border}
        onChange={(border) => set({ border })}
      />
      <ManyChoices
        label="Worse with"
        values={site.aggravators}
        options={options.aggravators}
        onChange={(aggravators) => set({ aggravators })}
      />
      <ManyChoices
        label="Better with"
        values={site.relievers}
        options={options.relievers}
        onChange={(relievers) => set({ relievers })}
      />
      <Words
        label="In her words"
        value={site.words}
        maxLength={2000}
        onChange={(words) => set({ words })}
      />
      <Words
        label="No hands here, because"
        value={site.leaveAlone}
        maxLength={300}
        onChange={(leaveAlone) => set({ leaveAlone })}
      />
    </div>
  )
}

interface PresentProps {
  readonly hours: number | null
  readonly onChange: (hours: number | null) => boolean
}

/** How long it has been there, in hours or days. */
function Present({ hours, onChange }: PresentProps) {
  const [unit, setUnit] = useState<'h' | 'd'>(hours !== null && hours >= 48 ? 'd' : 'h')
  const factor = unit === 'd' ? 24 : 1
  return (
    <span className={classes.line}>
      <Amount
        label="There for"
        value={hours === null ? null : Math.round(hours / factor)}
        onChange={(value) => onChange(value === null ? null : value * factor)}
      />
      <Pick
        label={
          hours === null ? 'There for, counted in' : `There for ${presentWords(hours)}, counted in`
        }
        hidesLabel
        value={unit}
        options={[
          { value: 'h', label: 'hours' },
          { value: 'd', label: 'days' },
        ]}
        onChange={(next) => next !== '' && setUnit(next)}
      />
    </span>
  )
}
