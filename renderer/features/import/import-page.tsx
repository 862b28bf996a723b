import { Button } from '@mantine/core'
import { IconTableImport } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { paths } from '#renderer/app/paths'
import { imports } from '#renderer/data/queries/imports'
import { useLive } from '#renderer/data/use-live'
import { usePracticeClock } from '#renderer/data/use-practice-clock'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { CoveredPaper } from '#renderer/ui/show/covered-paper'
import { Notice } from '#renderer/ui/show/notice'
import { ProgressLine } from '#renderer/ui/show/progress-line'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { NotRead } from '#renderer/ui/tell/not-read'
import { Reading } from '#renderer/ui/tell/reading'
import { planRows } from '#shared/domain/import/plan-import'
import { type DateOrder, orderInForce } from '#shared/domain/import/read-dates'
import { planWords } from '#shared/domain/import/words'
import { CheckStep } from './check-step'
import { ColumnsStep, columnsProblem } from './columns-step'
import classes from './import.module.css'
import { ImportList } from './import-list'
import {
  type Answers,
  type ImportFile,
  type OpenFile,
  useDateOrder,
  useImportFile,
} from './use-import-file'
import { type ImportRun, useImportRun } from './use-import-run'
import { useRows } from './use-rows'

/** Clients out of another program: file, columns, rows, and only then anything is written. */
export function ImportPage() {
  const clock = usePracticeClock()
  const source = useImportFile()
  const run = useImportRun()
  const { file, answers } = source
  if (!clock || source.status !== 'ready') {
    return (
      <Reading
        of={[clock, source]}
        what="The import that was begun"
        label="Opening the import"
        page="Import clients"
      />
    )
  }
  if (run.running) return <AtWork run={run} />
  if (!file || !answers) return <ChooseFile source={source} run={run} timeZone={clock.timeZone} />
  return (
    <CoveredPaper what="file">
      <OneFile source={source} file={file} answers={answers} run={run} today={clock.today} />
    </CoveredPaper>
  )
}

function useBack() {
  const navigate = useNavigate()
  return { label: 'Clients', onBack: () => void navigate({ to: paths.clients }) }
}

function AtWork({ run: { running, stop } }: { readonly run: ImportRun }) {
  const back = useBack()
  if (!running) return null
  return (
    <PageFrame
      title={running.label}
      lead="You can go on working; this page shows how far it is."
      back={back}
    >
      <div className={classes.work}>
        <ProgressLine
          label={running.label}
          value={running.done}
          max={running.of}
          note={`${running.done.toLocaleString('en-US')} of ${running.of.toLocaleString('en-US')}`}
        />
        {running.canStop && (
          <Button variant="default" onClick={stop}>
            Stop
          </Button>
        )}
      </div>
    </PageFrame>
  )
}

interface ChooseFileProps {
  readonly source: ImportFile
  readonly run: ImportRun
  readonly timeZone: string
}

function ChooseFile({ source, run, timeZone }: ChooseFileProps) {
  const list = useLive(imports)
  const choose = <Button onClick={() => void source.choose()}>Choose a file</Button>
  const earlier = list.value ?? []
  return (
    <PageFrame
      title="Import clients"
      lead="A table (CSV) or an address book (vCard) from another program. Nothing is written until you have seen each row, and an import can be taken back as a whole."
      back={useBack()}
      primary={earlier.length > 0 ? choose : undefined}
    >
      <Problem words={source.problem} />
      <BrokenOff words={run.problem} />
      <NotRead of={[list]} what="Earlier imports" />
      {earlier.length > 0 ? (
        <ImportList entries={earlier} run={run} timeZone={timeZone} />
      ) : (
        <EmptyState title="Bring your clients along" icon={IconTableImport} action={choose}>
          Export them as CSV or vCard where they are now. Names, phones, emails, addresses, dates,
          babies, allergies and notes find their places; anything else can be kept in the note.
        </EmptyState>
      )}
    </PageFrame>
  )
}

function Problem({ words }: { readonly words: string | null }) {
  return (
    <div role="alert" className={classes.problemPlace}>
      {words && (
        <Notice meaning="attention" title="This file was not taken over">
          {words} Nothing was written.
        </Notice>
      )}
    </div>
  )
}

function BrokenOff({ words }: { readonly words: string | null }) {
  return (
    <div role="alert" className={classes.problemPlace}>
      {words && (
        <Notice meaning="attention" title="It did not come to its end">
          {words}
        </Notice>
      )}
    </div>
  )
}

interface OneFileProps {
  readonly source: ImportFile
  readonly file: OpenFile
  readonly answers: Answers
  readonly run: ImportRun
  readonly today: string
}

function OneFile(props: OneFileProps) {
  const { source, file, answers } = props
  const standing = useDateOrder(file, answers.mapping)
  const blocked = columnsProblem(answers.mapping, standing, answers.order)
  const order = orderInForce(standing, answers.order)
  if (answers.step === 'check' && blocked === null) return <Check {...props} order={order} />
  return (
    <PageFrame
      title="Where each column goes"
      lead={<FileLine file={file} restored={source.restored} />}
      width="full"
      back={{ label: 'Another file', onBack: () => void source.drop() }}
      primary={
        <Button
          disabled={blocked !== null}
          onClick={() => source.change({ step: 'check' })}
          aria-describedby="import-blocked"
        >
          Look at the rows
        </Button>
      }
    >
      <Problem words={source.problem} />
      <p id="import-blocked" role="status" className={classes.blocked}>
        {blocked}
      </p>
      <ColumnsStep
        source={source}
        file={file}
        mapping={answers.mapping}
        order={answers.order}
        standing={standing}
      />
    </PageFrame>
  )
}

function FileLine({ file, restored }: { readonly file: OpenFile; readonly restored: boolean }) {
  return (
    <>
      <bdi>{file.fileName}</bdi>
      {restored && ' · as you left it'}
      {!file.kept && ' · too large to be kept: after a restart choose it again'}
    </>
  )
}

function Check(props: OneFileProps & { readonly order: DateOrder | null }) {
  const { source, file, answers, run, today, order } = props
  const { mapping, choices } = answers
  const { weighed, done, of } = useRows(file.read.table, mapping, order, today)
  const planned = useMemo(
    () => (weighed ? planRows(weighed.rows, choices) : null),
    [weighed, choices],
  )
  const count = (planned?.adds.length ?? 0) + (planned?.fills.size ?? 0)
  const begin = async () => {
    if (!planned) return
    if (await run.begin(planned, file.fileName)) await source.drop()
  }
  return (
    <PageFrame
      title="What will come in"
      lead={planned ? planWords(planned) : <FileLine file={file} restored={source.restored} />}
      width="full"
      back={
        file.read.kind === 'cards'
          ? { label: 'Another file', onBack: () => void source.drop() }
          : { label: 'Columns', onBack: () => source.change({ step: 'columns' }) }
      }
      primary={
        <Button disabled={count === 0} onClick={() => void begin()}>
          {count === 1 ? 'Import 1 client' : `Import ${count.toLocaleString('en-US')} clients`}
        </Button>
      }
    >
      <BrokenOff words={run.problem} />
      <CheckStep
        file={file}
        weighed={weighed}
        done={done}
        of={of}
        choices={choices}
        onChoices={(next) => source.change({ choices: next })}
      />
    </PageFrame>
  )
}
