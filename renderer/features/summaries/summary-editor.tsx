import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { type UseFormReturn, useForm, useWatch } from 'react-hook-form'
import { paths } from '#renderer/app/paths'
import { discardSummary, putSummaryBack } from '#renderer/data/commands/save-summary'
import { fullName } from '#renderer/data/queries/client-directory'
import { compositionSources, type SummarySheet } from '#renderer/data/queries/summary-sheet'
import { useSession } from '#renderer/data/session'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { announce } from '#renderer/ui/tell/announce'
import { SavedMark } from '#renderer/ui/tell/saved-mark'
import { useUndo } from '#renderer/ui/tell/undo'
import { composeSummary } from '#shared/domain/summary/compose-summary'
import {
  choicesOf,
  partsNotAgreed,
  readableChoices,
  type SummaryChoices,
  sendBlocks,
  summaryChoicesSchema,
} from '#shared/domain/summary/summary-choices'
import { partWords } from '#shared/domain/summary/words'
import { roleOf } from './recipients'
import { SendPanel } from './send-panel'
import classes from './summaries.module.css'
import { SummaryFields } from './summary-fields'
import { SummaryPaper } from './summary-paper'
import { useFittedPage } from './use-fitted-page'
import { type SummarySaving, useSummarySaving } from './use-summary-saving'

interface SummaryEditorProps {
  readonly sheet: SummarySheet
  readonly clock: PracticeClock
  readonly back: { readonly label: string; readonly onBack: () => void }
}

/** Choices on the left, the page as it leaves on the right. */
export function SummaryEditor({ sheet, clock, back }: SummaryEditorProps) {
  const { summary, household, providers } = sheet
  const form = useForm<SummaryChoices>({
    resolver: zodResolver(summaryChoicesSchema),
    defaultValues: choicesOf(summary),
    shouldFocusError: false,
    mode: 'onChange',
  })
  const saving = useSummarySaving(summary.id, form, summary.updatedAt)
  const choices = readableChoices(useWatch({ control: form.control }) as SummaryChoices)
  const sources = compositionSources(sheet, choices, clock)
  const content = composeSummary(sources)
  const fitting = useFittedPage(content)
  const [sending, setSending] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const discard = useDiscard(summary.id, saving)
  const provider = providers.find(({ id }) => id === choices.providerId)
  useRole(form, roleOf(household.parent, provider))
  const { kind } = sources.subject
  const blocks = sendBlocks(choices, sources.sharing, provider !== undefined, kind)
  const mayGo = blocks.length === 0
  const notAgreed = partsNotAgreed(choices, sources.sharing, kind).map((part) => partWords[part])
  const person = [household.parent, ...household.infants].find(({ id }) => id === choices.clientId)
  return (
    <PageFrame
      title="Summary"
      titleNode={
        <>
          Summary for <PersonName name={provider?.name ?? ''} fallback="a provider" wrap />
        </>
      }
      lead={
        <>
          About <PersonName name={person ? fullName(person.name) : ''} fallback="No name yet" />
        </>
      }
      width="full"
      back={back}
      status={<SavedMark state={saving.state} onRetry={() => void saving.save()} />}
      actions={
        <Button variant="subtle" onClick={() => void discard()}>
          Discard draft
        </Button>
      }
      primary={
        <Button disabled={!mayGo} onClick={() => setSending(true)}>
          Send
        </Button>
      }
    >
      <div className={classes.blocks}>
        {saving.problem && (
          <Notice meaning="attention" title="The newest words are not saved">
            {saving.problem === 'tooLong'
              ? 'A text is longer than the page takes. Shorten it and it saves by itself.'
              : 'This summary was sent or removed meanwhile. Go back to the list to see it.'}
          </Notice>
        )}
        {sending && mayGo && (
          <SendPanel
            {...{ summary, sources, content, fitting, saving, clock }}
            to={provider?.name ?? ''}
            onBusy={setLeaving}
            onClose={() => setSending(false)}
          />
        )}
      </div>
      <div className={classes.sides}>
        <fieldset className={classes.choices} disabled={leaving} aria-label="What goes on the page">
          <SummaryFields {...{ form, sheet, clock, blocks, notAgreed }} sharing={sources.sharing} />
        </fieldset>
        <SummaryPaper fitting={fitting} content={content} />
      </div>
    </PageFrame>
  )
}

/** The role on the page is the one this provider has for this family. */
function useRole(form: UseFormReturn<SummaryChoices>, role: SummaryChoices['recipientRole']): void {
  useEffect(() => {
    if (form.getValues('recipientRole') !== role) form.setValue('recipientRole', role)
  }, [form, role])
}

function useDiscard(summaryId: string, saving: SummarySaving) {
  const session = useSession()
  const navigate = useNavigate()
  const offerUndo = useUndo()
  return async () => {
    await saving.save()
    saving.stop()
    const removed = await discardSummary(session, summaryId)
    await navigate({ to: paths.summaries })
    if (!removed.ok) return announce('This summary is gone already.')
    offerUndo({
      message: 'Draft discarded.',
      undo: async () => {
        await putSummaryBack(session, removed.value)
      },
    })
  }
}
