import { Button, Select, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { CaseloadSearch } from '#renderer/app/paths'
import { printPage } from '#renderer/data/commands/print-page'
import { saveTable } from '#renderer/data/commands/save-table'
import { keepSavedViews, readSavedViews } from '#renderer/data/commands/saved-views'
import { practiceEntry } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { Toolbar } from '#renderer/ui/page/toolbar'
import { LabelsOnPaper } from '#renderer/ui/show/covered-paper'
import { useNameCover } from '#renderer/ui/show/hide-names'
import { Status } from '#renderer/ui/show/status'
import { useUndo } from '#renderer/ui/tell/undo'
import type { CaseloadFrame } from '#shared/domain/caseload/frame'
import type { Risk } from '#shared/domain/caseload/risks'
import {
  mostViews,
  type SavedView,
  withoutView,
  withView,
} from '#shared/domain/caseload/saved-views'
import { caseloadSheet, caseloadTable, riskTable } from '#shared/domain/caseload/table'
import type { AccountTable } from '#shared/domain/money/accountant'
import type { NameCover } from '#shared/domain/privacy/name-cover'
import type { Staff } from '#shared/schema/staff'
import classes from './caseload.module.css'
import type { BoardRow } from './use-board'

interface BoardToolsProps {
  readonly search: CaseloadSearch
  readonly rows: readonly BoardRow[]
  /** As filtered: what is printed and saved. */
  readonly shown: readonly BoardRow[]
  readonly risks: readonly Risk[]
  readonly frame: CaseloadFrame
  readonly staffById: ReadonlyMap<string, Staff>
  readonly onSearch: (next: CaseloadSearch) => void
}

/** The filter, the person's own views, and the two ways onto paper. */
export function BoardTools(props: BoardToolsProps) {
  const { search, rows, onSearch } = props
  return (
    <Toolbar label="Caseload">
      {rows.length > 1 && (
        <Select
          aria-label="Therapist"
          value={search.therapistId ?? ''}
          allowDeselect={false}
          data={[
            { value: '', label: 'All therapists' },
            ...rows.map(({ row, name }) => ({ value: row.therapistId, label: name })),
          ]}
          onChange={(id) => onSearch({ ...search, therapistId: id || undefined })}
        />
      )}
      <SavedViews search={search} onSearch={onSearch} />
      <Papers {...props} />
    </Toolbar>
  )
}

function SavedViews({ search, onSearch }: Pick<BoardToolsProps, 'search' | 'onSearch'>) {
  const session = useSession()
  const offerUndo = useUndo()
  const [views, setViews] = useState<readonly SavedView[]>([])
  const [naming, setNaming] = useState(false)
  const [name, setName] = useState('')
  useEffect(() => {
    let shown = true
    void readSavedViews(session).then((found) => {
      if (shown) setViews(found)
    })
    return () => {
      shown = false
    }
  }, [session])
  const keep = async (next: readonly SavedView[]) => {
    setViews(next)
    await keepSavedViews(session, next)
  }
  const { therapistId, show, level } = search
  const current = views.find(
    (one) => one.therapistId === therapistId && one.show === show && one.level === level,
  )
  const save = async () => {
    if (name.trim() === '') return
    await keep(
      withView(views, { id: session.newId(), name: name.trim(), therapistId, show, level }),
    )
    setName('')
    setNaming(false)
  }
  const remove = async (view: SavedView) => {
    await keep(withoutView(views, view.id))
    // Another may have been kept meanwhile: it stays.
    const undo = async () => keep(withView(await readSavedViews(session), view))
    offerUndo({ message: 'View removed', undo })
  }
  return (
    <div className={classes.saved}>
      {views.length > 0 && (
        <Select
          aria-label="Saved view"
          placeholder="Saved views"
          value={current?.id ?? null}
          data={views.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(id) => {
            const view = views.find((one) => one.id === id)
            if (view)
              onSearch({ therapistId: view.therapistId, show: view.show, level: view.level })
          }}
        />
      )}
      {current ? (
        <Button variant="subtle" onClick={() => void remove(current)}>
          Remove this view
        </Button>
      ) : naming ? (
        <form
          className={classes.saved}
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <TextInput
            aria-label="Name of this view"
            placeholder="Name of this view"
            value={name}
            maxLength={60}
            autoFocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="default">
            Keep
          </Button>
          <Button variant="subtle" onClick={() => setNaming(false)}>
            Cancel
          </Button>
        </form>
      ) : (
        views.length < mostViews && (
          <Button variant="subtle" onClick={() => setNaming(true)}>
            Save this view
          </Button>
        )
      )}
    </div>
  )
}

const withoutName = (risk: Risk, { cover }: NameCover): Risk => ({
  ...risk,
  name: cover(risk.name),
  reasons: risk.reasons.map((reason) => ({ ...reason, words: cover(reason.words) })),
})

function Papers({ shown, frame, staffById, ...props }: BoardToolsProps) {
  const cover = useNameCover()
  const risks = cover ? props.risks.map((risk) => withoutName(risk, cover)) : props.risks
  const { run: toFile, running } = useCommand(saveTable)
  const { run: toPrinter, running: printing } = useCommand(printPage)
  const practice = useLive(practiceEntry)
  const [told, setTold] = useState<{ readonly good: boolean; readonly words: string } | null>(null)
  const stop = useRef<AbortController>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const save = async (table: AccountTable, suggestedName: string) => {
    setTold(null)
    stop.current = new AbortController()
    const { signal } = stop.current
    const done = await toFile({ table, suggestedName, signal, onProgress: () => undefined })
    if (done.ok) setTold({ good: true, words: 'Saved' })
    else if (done.refusal === 'disk') {
      setTold({ good: false, words: 'The file could not be written. Choose another folder.' })
    }
  }
  const print = async () => {
    setTold(null)
    const entry = practice.value
    const paper = entry?.practice?.paper ?? 'Letter'
    const practiceName = entry?.name ?? ''
    const done = await toPrinter(caseloadSheet({ rows: shown, risks, frame, practiceName, paper }))
    if (!done.ok && done.refusal !== 'cancelled') {
      setTold({ good: false, words: 'It could not be printed. Is a printer connected?' })
    }
  }
  const nameOf = (id: string) => staffById.get(id)?.name ?? ''
  return (
    <div className={classes.saved}>
      <Button variant="default" loading={printing} onClick={() => void print()}>
        Print
      </Button>
      <Button
        variant="default"
        loading={running}
        onClick={() => void save(caseloadTable(shown, frame), `caseload-${frame.today}.csv`)}
      >
        Table as CSV
      </Button>
      <Button
        variant="default"
        loading={running}
        onClick={() => void save(riskTable(risks, nameOf), `whom-to-look-at-${frame.today}.csv`)}
      >
        List as CSV
      </Button>
      <LabelsOnPaper />
      <span role="status">
        {told && <Status meaning={told.good ? 'done' : 'attention'}>{told.words}</Status>}
      </span>
    </div>
  )
}
