import { ActionIcon, Button } from '@mantine/core'
import {
  IconCalendarOff,
  IconChevronLeft,
  IconChevronRight,
  IconFileDownload,
  IconPrinter,
} from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { type DaySheetSearch, paths } from '#renderer/app/paths'
import { printPage, savePageAsPdf } from '#renderer/data/commands/print-page'
import { daySheet } from '#renderer/data/queries/day-sheet'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { type PracticeClock, usePracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Toolbar } from '#renderer/ui/page/toolbar'
import { useGoBack } from '#renderer/ui/page/use-go-back'
import { Notice } from '#renderer/ui/show/notice'
import { Status } from '#renderer/ui/show/status'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import { Reading } from '#renderer/ui/tell/reading'
import { daySheetHtml } from '#shared/domain/print/day-sheet'
import { dayWords } from '#shared/domain/schedule/time-words'
import { addDays } from '#shared/domain/time/calendar-day'
import classes from './day-sheet.module.css'
import { SheetPreview } from './sheet-preview'

const refusals = {
  noPrinter: 'No printer was found. The sheet is still here: connect one and print again.',
  unknownDocument: 'The sheet could not be printed. Nothing left this laptop: print again.',
  disk: 'That place could not be written. The sheet is still here: choose another place.',
} as const

/** A day on paper, seen as it will be printed. */
export function DaySheetPage() {
  const clock = usePracticeClock()
  return clock ? <Sheet clock={clock} /> : <LoadingState />
}

function Sheet({ clock }: { readonly clock: PracticeClock }) {
  const session = useSession()
  const navigate = useNavigate()
  const goBack = useGoBack(paths.schedule)
  const { day = clock.today } = useSearch({ strict: false }) as DaySheetSearch
  const [madeAt] = useState(() => session.now())
  const live = useLive(daySheet, session.staffId, day, clock.timeZone, madeAt)
  const { run: print, running } = useCommand(printPage)
  const { run: savePdf, running: saving } = useCommand(savePageAsPdf)
  const [problem, setProblem] = useState<string | null>(null)
  const [savedAs, setSavedAs] = useState<string | null>(null)
  const html = useMemo(() => (live.value ? daySheetHtml(live.value) : null), [live.value])
  const shown = useDocument(html)
  const go = (days: number) => {
    setProblem(null)
    setSavedAs(null)
    void navigate({ to: paths.daySheet, search: { day: addDays(day, days) }, replace: true })
  }
  const printNow = async () => {
    if (html === null) return
    const done = await print(html)
    setProblem(done.ok || done.refusal === 'cancelled' ? null : refusals[done.refusal])
  }
  const saveNow = async () => {
    if (html === null || !live.value) return
    const suggestedName = `Day sheet ${day}.pdf`
    const done = await savePdf({ html, paper: live.value.paper, suggestedName })
    setSavedAs(done.ok ? done.value.fileName : null)
    setProblem(done.ok || done.refusal === 'cancelled' ? null : refusals[done.refusal])
  }
  const empty = live.value?.stops.length === 0
  const frame = {
    title: 'Day sheet',
    lead: dayWords(day, clock.today),
    back: {
      label: 'Back',
      onBack: goBack,
    },
  } as const
  if (live.status === 'failed') {
    return (
      <PageFrame {...frame}>
        <Reading of={[live]} what="The day sheet" />
      </PageFrame>
    )
  }
  return (
    <PageFrame
      {...frame}
      actions={
        <Button
          variant="default"
          leftSection={<IconFileDownload size={18} aria-hidden />}
          loading={saving}
          disabled={html === null || empty}
          onClick={() => void saveNow()}
        >
          Save as PDF
        </Button>
      }
      primary={
        <Button
          leftSection={<IconPrinter size={18} aria-hidden />}
          loading={running}
          disabled={html === null || empty}
          onClick={() => void printNow()}
        >
          Print
        </Button>
      }
    >
      <Toolbar label="Day shown">
        <ActionIcon variant="default" size="lg" aria-label="The day before" onClick={() => go(-1)}>
          <IconChevronLeft size={20} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label="The next day" onClick={() => go(1)}>
          <IconChevronRight size={20} aria-hidden />
        </ActionIcon>
      </Toolbar>
      {problem && (
        <p role="alert">
          <Status meaning="attention">{problem}</Status>
        </p>
      )}
      <div role="status">
        {savedAs && (
          <Status meaning="done" plain>
            Saved as <bdi>{savedAs}</bdi>. It is not locked like your records: delete it when the
            day is over.
          </Status>
        )}
      </div>
      {live.status === 'loading' && <LoadingState />}
      {empty && (
        <EmptyState
          title="No visits on this day"
          icon={IconCalendarOff}
          action={
            <LinkButton to={paths.book} search={{ day }} variant="default">
              Book a visit
            </LinkButton>
          }
        >
          Once visits are booked, their stops, gate codes and pack list stand on one sheet here.
        </EmptyState>
      )}
      {live.value && !empty && (
        <div className={classes.sides}>
          <Notice meaning="attention" title="Names, addresses and health facts go on paper">
            Keep the sheet with you and shred it when the day is over. Nobody can lock paper.
          </Notice>
          {shown === 'failed' ? (
            <p role="alert">
              <Status meaning="attention">
                The preview could not be shown. The sheet itself is there: print it, or save it as
                PDF.
              </Status>
            </p>
          ) : (
            shown && <SheetPreview url={shown.url} paper={live.value.paper} />
          )}
        </div>
      )}
    </PageFrame>
  )
}

/** Where the page shows a document of ours; forgotten when it changes or the page is left. */
function useDocument(html: string | null): { readonly url: string } | 'failed' | null {
  const [shown, setShown] = useState<{ readonly url: string } | 'failed' | null>(null)
  useEffect(() => {
    if (html === null) return
    let token: string | null = null
    let gone = false
    const { call } = window.doorstep
    call('document.put', { html }).then(
      (put) => {
        token = put.token
        if (gone) void call('document.release', { token })
        else setShown(put)
      },
      () => {
        if (!gone) setShown('failed')
      },
    )
    return () => {
      gone = true
      if (token !== null) void call('document.release', { token })
    }
  }, [html])
  return shown
}
