import { Button } from '@mantine/core'
import { memo, useCallback, useId, useMemo, useState } from 'react'
import { useSession } from '#renderer/data/session'
import { Status } from '#renderer/ui/show/status'
import { blankSite } from '#shared/domain/clinical/breast/change-session'
import {
  type Place,
  placeRefusalWords,
  placeWords,
  readPlace,
} from '#shared/domain/clinical/breast/quadrant'
import { siteFindings } from '#shared/domain/clinical/breast/session-lines'
import { isForProvider, isInflamed } from '#shared/domain/clinical/breast/technique-rules'
import { nippleWords } from '#shared/domain/clinical/breast/words'
import type { BreastSite } from '#shared/schema/breast-session'
import { BreastMap } from './breast-map'
import { Choices, optionsOf } from './inputs'
import inputs from './inputs.module.css'
import classes from './session.module.css'
import { SiteEditor } from './site-editor'
import type { BreastDraft } from './use-breast-draft'

interface AssessmentStageProps {
  readonly draft: BreastDraft
  readonly siteId: string
  readonly onSite: (siteId: string) => void
}

const nippleOptions = optionsOf(nippleWords)

/** Where it hurts and what is there: on the map, in words, and the nipples. */
export function AssessmentStage({ draft, siteId, onSite }: AssessmentStageProps) {
  const { newId } = useSession()
  const { session, change } = draft
  const { sites, consents } = session
  const stopped = useMemo(
    () => new Set(consents.flatMap((event) => (event.kind === 'stopSite' ? [event.siteId] : []))),
    [consents],
  )
  const add = useCallback(
    (place: Place) => {
      const site = blankSite(newId(), place)
      if (change({ kind: 'addSite', site })) onSite(site.id)
    },
    [change, newId, onSite],
  )
  const chosen = sites.find(({ id }) => id === siteId)
  return (
    <div className={classes.part}>
      <BreastMap
        sites={sites}
        stopped={stopped}
        chosenId={siteId}
        onPlace={add}
        onChoose={onSite}
      />
      <TypedPlace onPlace={add} />
      {sites.length > 0 && (
        <ul className={classes.sites} aria-label="Sites">
          {sites.map((site, index) => (
            <SiteRow
              key={site.id}
              site={site}
              number={index + 1}
              chosen={site.id === siteId}
              stopped={stopped.has(site.id)}
              onSite={onSite}
            />
          ))}
        </ul>
      )}
      {chosen && (
        <SiteEditor
          key={chosen.id}
          site={chosen}
          number={sites.indexOf(chosen) + 1}
          change={change}
          onRemoved={() => onSite('')}
        />
      )}
      <h3 className={classes.partTitle}>Nipples</h3>
      <Choices
        label="Right nipple"
        value={session.nippleRight}
        options={nippleOptions}
        onChange={(nipple) => change({ kind: 'setNipple', side: 'right', nipple })}
      />
      <Choices
        label="Left nipple"
        value={session.nippleLeft}
        options={nippleOptions}
        onChange={(nipple) => change({ kind: 'setNipple', side: 'left', nipple })}
      />
    </div>
  )
}

/** `L 2 4`: faster than any map, and it checks a quadrant that is said with it. */
function TypedPlace({ onPlace }: { readonly onPlace: (place: Place) => void }) {
  const id = useId()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  const add = () => {
    const read = readPlace(text)
    setProblem(read.ok ? '' : placeRefusalWords(read.refusal))
    if (!read.ok) return
    onPlace(read.value)
    setText('')
  }
  return (
    <form
      className={classes.line}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <span className={inputs.amount}>
        <label htmlFor={id} className={inputs.legend}>
          Add a site
        </label>
        <input
          id={id}
          className={inputs.text}
          autoComplete="off"
          maxLength={40}
          value={text}
          aria-describedby={`${id}-help`}
          aria-invalid={problem !== '' || undefined}
          onChange={({ target }) => setText(target.value)}
        />
      </span>
      <Button type="submit" variant="default">
        Add
      </Button>
      <span id={`${id}-help`} className={inputs.help} role={problem ? 'alert' : undefined}>
        {problem || 'L 2 4 is left, 2 o’clock, 4 cm from the nipple.'}
      </span>
    </form>
  )
}

interface SiteRowProps {
  readonly site: BreastSite
  readonly number: number
  readonly chosen: boolean
  readonly stopped: boolean
  readonly onSite: (siteId: string) => void
}

const SiteRow = memo(function SiteRow({ site, number, chosen, stopped, onSite }: SiteRowProps) {
  const found = siteFindings(site)
  return (
    <li>
      <button
        type="button"
        className={classes.siteButton}
        aria-pressed={chosen}
        onClick={() => onSite(site.id)}
      >
        <span className={classes.numberMark}>{number}</span>
        <span className={classes.rowWords}>{placeWords(site)}</span>
        {stopped && <Status meaning="stop">Stopped</Status>}
        {isForProvider(site) ? (
          <Status meaning="stop">Provider first</Status>
        ) : (
          isInflamed(site) && <Status meaning="stop">No massage here</Status>
        )}
        {found && <span className={classes.stepNote}>{found}</span>}
      </button>
    </li>
  )
})
