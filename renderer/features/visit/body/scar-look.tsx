import { Button } from '@mantine/core'
import type { ScarChange } from '#shared/domain/clinical/scar/change-scar'
import { scaleTotal } from '#shared/domain/clinical/scar/scar-rules'
import {
  closureWords,
  directionWords,
  glideWords,
  incisionWords,
  lookWords,
  scaleParts,
  scaleWords,
  scarColorWords,
  sensationWords,
  yesNoWords,
} from '#shared/domain/clinical/scar/words'
import type { ScarLook, ScarMobility } from '#shared/schema/scar-session'
import { Amount, Choices, optionsOf, Pick, Rating } from '../session/inputs'
import classes from '../session/session.module.css'
import type { ScarDraft } from './draft-kinds'

const signs = Object.keys(lookWords) as (keyof ScarLook)[]
const directions = Object.keys(directionWords) as (keyof ScarMobility)[]
const options = {
  yesNo: optionsOf(yesNoWords),
  incision: optionsOf(incisionWords),
  closure: optionsOf(closureWords),
  color: optionsOf(scarColorWords),
  sensation: optionsOf(sensationWords),
  glide: optionsOf(glideWords),
  tenderness: ['0', '1', '2', '3', '4'].map((value) => ({ value, label: value })),
}

/** What is seen and felt before the hands, and again after them. */
export function ScarLookStep({ draft }: { readonly draft: ScarDraft }) {
  const { part, change } = draft
  const set = (values: Extract<ScarChange, { kind: 'set' }>['set']) =>
    change({ kind: 'set', set: values })
  const unseen = signs.filter((sign) => part.look[sign] === null)
  const allClear = () =>
    change({
      kind: 'look',
      set: Object.fromEntries(unseen.map((sign) => [sign, sign === 'closed' ? 'yes' : 'no'])),
    })
  return (
    <div className={classes.part}>
      <h3 className={classes.partTitle}>Look first</h3>
      <div className={classes.line}>
        {signs.map((sign) => (
          <Choices
            key={sign}
            label={lookWords[sign]}
            value={part.look[sign]}
            options={options.yesNo}
            onChange={(answer) => change({ kind: 'look', set: { [sign]: answer } })}
          />
        ))}
      </div>
      {unseen.length > 0 && (
        <div className={classes.line}>
          <Button variant="default" onClick={allClear}>
            Looked: closed, all else no
          </Button>
          <span className={classes.quiet}>
            Fills what has no answer yet. A yes is never taken back by it.
          </span>
        </div>
      )}
      <Rating
        label="Pain before"
        value={part.painBefore}
        onChange={(painBefore) => set({ painBefore })}
      />
      <Choices
        label="Feeling"
        value={part.sensation}
        options={options.sensation}
        onChange={(sensation) => set({ sensation })}
      />
      <Glide draft={draft} when="glide" label="Glides" />
      <Choices
        label="Color"
        value={part.scarColor}
        options={options.color}
        onChange={(scarColor) => set({ scarColor })}
      />
      <details className={classes.fold}>
        <summary>The cut, and the Vancouver scale</summary>
        <MoreOfScar draft={draft} set={set} />
      </details>
      <h3 className={classes.partTitle}>After</h3>
      <Rating
        label="Pain after"
        value={part.painAfter}
        onChange={(painAfter) => set({ painAfter })}
      />
      <Choices
        label="Feeling after"
        value={part.sensationAfter}
        options={options.sensation}
        onChange={(sensationAfter) => set({ sensationAfter })}
      />
      <Glide draft={draft} when="glideAfter" label="Glides after" />
    </div>
  )
}

interface GlideProps {
  readonly draft: ScarDraft
  readonly when: 'glide' | 'glideAfter'
  readonly label: string
}

/** How the skin over the scar moves, in four directions. */
function Glide({ draft, when, label }: GlideProps) {
  const { part, change } = draft
  return (
    <div className={classes.line}>
      {directions.map((direction) => (
        <Pick
          key={direction}
          label={`${label} ${directionWords[direction].toLowerCase()}`}
          none="Not noted"
          value={part[when][direction] ?? ''}
          options={options.glide}
          onChange={(next) =>
            change({ kind: 'glide', when, set: { [direction]: next === '' ? null : next } })
          }
        />
      ))}
    </div>
  )
}

interface MoreOfScarProps {
  readonly draft: ScarDraft
  readonly set: (values: Extract<ScarChange, { kind: 'set' }>['set']) => boolean
}

function MoreOfScar({ draft, set }: MoreOfScarProps) {
  const { part, change } = draft
  const total = scaleTotal(part.scale)
  return (
    <div className={classes.part}>
      <div className={classes.line}>
        <Pick
          label="Cut"
          none="Not noted"
          value={part.incision ?? ''}
          options={options.incision}
          onChange={(next) => set({ incision: next === '' ? null : next })}
        />
        <Pick
          label="Closed with"
          none="Not noted"
          value={part.closure ?? ''}
          options={options.closure}
          onChange={(next) => set({ closure: next === '' ? null : next })}
        />
        <Amount
          label="Length"
          unit="cm"
          decimals={1}
          value={part.lengthCm}
          onChange={(lengthCm) => set({ lengthCm })}
        />
      </div>
      <Choices
        label="Tenderness, 0 to 4"
        value={part.tenderness === null ? null : String(part.tenderness)}
        options={options.tenderness}
        onChange={(text) => set({ tenderness: text === null ? null : Number(text) })}
      />
      {scaleParts.map(({ name, most }) => (
        <Choices
          key={name}
          label={`${scaleWords[name]}, 0 to ${most}`}
          value={part.scale[name] === null ? null : String(part.scale[name])}
          options={Array.from({ length: most + 1 }, (_, index) => ({
            value: String(index),
            label: String(index),
          }))}
          onChange={(text) =>
            change({ kind: 'scale', set: { [name]: text === null ? null : Number(text) } })
          }
        />
      ))}
      <p className={classes.quiet} aria-live="polite">
        {total === null
          ? 'The total stands here once all four are answered.'
          : `Vancouver scale: ${total} of 13.`}
      </p>
    </div>
  )
}
