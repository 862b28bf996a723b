import { Button } from '@mantine/core'
import { memo } from 'react'
import { Notice } from '#renderer/ui/show/notice'
import { areaBound, isLeg } from '#shared/domain/clinical/body/body-rules'
import type { BodyChange } from '#shared/domain/clinical/body/change-body'
import type { HandsOnFacts } from '#shared/domain/clinical/body/facts'
import {
  areaWords,
  bodySkinWords,
  complaintWords,
  motionWords,
  swellingWords,
  toneWords,
} from '#shared/domain/clinical/body/words'
import { restrictionWords } from '#shared/domain/clinical/gate/restrictions'
import type { BodyArea } from '#shared/schema/body-session'
import { Choices, ManyChoices, optionsOf, Rating, Words } from '../session/inputs'
import classes from '../session/session.module.css'

interface AreaEditorProps {
  readonly area: BodyArea
  readonly facts: HandsOnFacts
  readonly change: (change: BodyChange) => boolean
  readonly onRemoved: () => void
}

const options = {
  complaints: optionsOf(complaintWords),
  tone: optionsOf(toneWords),
  swelling: optionsOf(swellingWords),
  motion: optionsOf(motionWords),
  skin: optionsOf(bodySkinWords),
  tenderness: ['0', '1', '2', '3', '4'].map((value) => ({ value, label: value })),
}

/** One area, before and after the hands. What is seldom needed is folded away. */
export const AreaEditor = memo(function AreaEditor(props: AreaEditorProps) {
  const { area, facts, change, onRemoved } = props
  const name = areaWords[area.area]
  const set = (part: Partial<Omit<BodyArea, 'area'>>) =>
    change({ kind: 'setArea', area: area.area, set: part })
  const bound = areaBound(area.area, facts)
  const swells = isLeg(area.area) || /^(hand|forearm)/.test(area.area)
  const shownSwelling = swells || area.complaints.includes('swelling') || area.swelling !== null
  return (
    <section className={classes.part} aria-label={name}>
      <div className={classes.head}>
        <h3 className={classes.partTitle}>{name}</h3>
        <Button
          variant="subtle"
          size="compact-md"
          aria-label={`Take out: ${name}`}
          onClick={() => change({ kind: 'removeArea', area: area.area }) && onRemoved()}
        >
          Take out
        </Button>
      </div>
      {bound && (
        <Notice meaning="stop" title="No hands here today">
          {restrictionWords[bound.restriction]}. {bound.reason}
        </Notice>
      )}
      <ManyChoices
        label="What is there"
        values={area.complaints}
        options={options.complaints}
        onChange={(complaints) => set({ complaints })}
      />
      <Rating
        label="Pain before"
        value={area.painBefore}
        onChange={(painBefore) => set({ painBefore })}
      />
      <Choices
        label="Feel"
        value={area.tone}
        options={options.tone}
        onChange={(tone) => set({ tone })}
      />
      {shownSwelling && (
        <Choices
          label="Swelling"
          value={area.swelling}
          options={options.swelling}
          onChange={(swelling) => set({ swelling })}
        />
      )}
      <Choices
        label="Motion"
        value={area.motion}
        options={options.motion}
        onChange={(motion) => set({ motion })}
      />
      <details className={classes.fold}>
        <summary>More about this area</summary>
        <MoreOfArea area={area} set={set} />
      </details>
      <h3 className={classes.partTitle}>After</h3>
      <Rating
        label="Pain after"
        value={area.painAfter}
        onChange={(painAfter) => set({ painAfter })}
      />
      <Choices
        label="Feel after"
        value={area.toneAfter}
        options={options.tone}
        onChange={(toneAfter) => set({ toneAfter })}
      />
      {shownSwelling && (
        <Choices
          label="Swelling after"
          value={area.swellingAfter}
          options={options.swelling}
          onChange={(swellingAfter) => set({ swellingAfter })}
        />
      )}
      <Choices
        label="Motion after"
        value={area.motionAfter}
        options={options.motion}
        onChange={(motionAfter) => set({ motionAfter })}
      />
    </section>
  )
})

interface MoreOfAreaProps {
  readonly area: BodyArea
  readonly set: (part: Partial<Omit<BodyArea, 'area'>>) => boolean
}

function MoreOfArea({ area, set }: MoreOfAreaProps) {
  return (
    <div className={classes.part}>
      <Choices
        label="Skin"
        value={area.bodySkin}
        options={options.skin}
        onChange={(bodySkin) => set({ bodySkin })}
      />
      <Rating
        label="Pain when moving"
        value={area.painMoving}
        onChange={(painMoving) => set({ painMoving })}
      />
      <Choices
        label="Tenderness, 0 to 4"
        value={area.tenderness === null ? null : String(area.tenderness)}
        options={options.tenderness}
        onChange={(text) => set({ tenderness: text === null ? null : Number(text) })}
      />
      <Words
        label="In her words"
        value={area.words}
        maxLength={2000}
        onChange={(words) => set({ words })}
      />
      <Words
        label="No hands here, because"
        value={area.leaveAlone}
        maxLength={300}
        onChange={(leaveAlone) => set({ leaveAlone })}
      />
    </div>
  )
}
