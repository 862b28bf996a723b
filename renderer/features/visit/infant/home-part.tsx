import { Button } from '@mantine/core'
import { useState } from 'react'
import { printPage, savePageAsPdf } from '#renderer/data/commands/print-page'
import { practiceEntry } from '#renderer/data/queries/practice'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { Status } from '#renderer/ui/show/status'
import { coachingLines } from '#shared/domain/clinical/infant/coaching'
import { minutesADay, mostMinutes } from '#shared/domain/clinical/infant/dose'
import type { BabyFacts } from '#shared/domain/clinical/infant/infant-rules'
import { infantSources } from '#shared/domain/clinical/infant/sources'
import { infantStateWords } from '#shared/domain/clinical/infant/words'
import { coachingSheet } from '#shared/domain/print/coaching-sheet'
import { Amount, Choices, optionsOf, Words } from '../session/inputs'
import classes from '../session/session.module.css'
import type { VisitPerson } from '../visit-people'
import own from './infant.module.css'
import type { InfantDraft } from './infant-draft'

interface HomePartProps {
  readonly sheet: VisitSheet
  readonly draft: InfantDraft
  readonly facts: BabyFacts
  readonly baby: VisitPerson
}

const states = optionsOf(infantStateWords)
const times = [
  { value: '1', label: 'Once a day' },
  { value: '2', label: 'Twice' },
  { value: '3', label: 'Three times' },
] as const

/** How it ended, what is agreed for home, and the page that stays there. */
export function HomePart({ sheet, draft, facts, baby }: HomePartProps) {
  const { session, change } = draft
  const { home } = session
  const most = mostMinutes(facts.ageDays)
  const timesADay = home?.timesADay ?? 1
  return (
    <>
      <Choices
        label="State after"
        value={session.stateAfter}
        options={states}
        onChange={(stateAfter) => change({ kind: 'set', set: { stateAfter } })}
      />
      <div className={classes.line}>
        <Amount
          label="At home, each time"
          unit="min"
          value={home?.minutes ?? null}
          onChange={(minutes) =>
            change({
              kind: 'set',
              set: { home: minutes === null ? null : { minutes, timesADay } },
            })
          }
        />
        <Choices
          label="How often"
          needed
          value={home ? String(home.timesADay) : '1'}
          options={times}
          onChange={(next) =>
            next &&
            change({
              kind: 'set',
              set: { home: { minutes: home?.minutes ?? 5, timesADay: Number(next) } },
            })
          }
        />
        <span className={classes.quiet}>
          {home ? `${minutesADay(home)} min a day. ` : ''}At most {most} a day at this age.
        </span>
      </div>
      <Words
        label="Song or humming"
        help="Stroking while singing is enough; the page for home says it too."
        value={session.song}
        maxLength={120}
        onChange={(song) => change({ kind: 'set', set: { song } })}
      />
      <TakeHome {...{ sheet, draft, baby }} />
      <details className={classes.fold}>
        <summary>Where the figures come from</summary>
        <ul className={own.sources}>
          {infantSources.map(({ id, what, limits, cite, doi }) => (
            <li key={id}>
              <p>{what}</p>
              <p className={classes.quiet}>
                {limits} {cite} doi:{doi}
              </p>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

function TakeHome({ sheet, draft, baby }: Omit<HomePartProps, 'facts'>) {
  const { staffId } = useSession()
  const practice = useLive(practiceEntry)
  const { run, running } = useCommand(printPage)
  const { run: save, running: saving } = useCommand(savePageAsPdf)
  const { household } = sheet
  const spanish = /^es|span|espa/i.test(household?.parent.contact?.language ?? '')
  const [language, setLanguage] = useState<'en' | 'es'>(spanish ? 'es' : 'en')
  const [told, setTold] = useState('')
  const staff = sheet.staff.get(staffId)
  const entry = practice.value
  const paper = entry?.practice?.paper ?? 'Letter'
  const page = (): string =>
    coachingSheet({
      session: draft.session,
      babyName: baby.calledName,
      therapist: staff?.name ?? '',
      practiceName: entry?.name === staff?.name ? '' : (entry?.name ?? ''),
      phone: staff?.phone || entry?.practice?.phone || '',
      language,
      paper,
    })
  const print = async () => {
    const done = await run(page())
    const failed =
      done.ok || done.refusal === 'cancelled' ? '' : 'No printer answered. Save it as PDF instead.'
    setTold(done.ok ? 'Sent to the printer.' : failed)
  }
  const savePdf = async () => {
    const done = await save({ html: page(), paper, suggestedName: 'Massage at home.pdf' })
    const failed =
      done.ok || done.refusal === 'cancelled'
        ? ''
        : 'The file could not be written. Choose another folder.'
    setTold(done.ok ? 'Saved as PDF.' : failed)
  }
  return (
    <section className={classes.part} aria-label="Page for home">
      <h3 className={classes.partTitle}>Page for home</h3>
      <Choices
        label="Language of the page"
        needed
        value={language}
        options={[
          { value: 'en', label: 'English' },
          { value: 'es', label: 'Spanish' },
        ]}
        onChange={(next) => next && setLanguage(next)}
      />
      <ul className={classes.lines} lang={language}>
        {coachingLines.map((line) => (
          <li key={line.en}>{line[language]}</li>
        ))}
      </ul>
      <div className={classes.line}>
        <Button variant="default" loading={running} onClick={() => void print()}>
          Print the page for home
        </Button>
        <Button variant="default" loading={saving} onClick={() => void savePdf()}>
          Save as PDF
        </Button>
        <span className={classes.quiet} role="status">
          {told && <Status meaning="waiting">{told}</Status>}
        </span>
      </div>
    </section>
  )
}
