import { Button, NativeSelect } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { writeDay } from '#renderer/ui/fields/read-day'
import { SegmentedTabs } from '#renderer/ui/page/segmented-tabs'
import { PersonName } from '#renderer/ui/show/person-name'
import { ProgressLine } from '#renderer/ui/show/progress-line'
import { Status } from '#renderer/ui/show/status'
import { type RowChoice, usualChoice, type WeighedRow } from '#shared/domain/import/plan-import'
import { repeatWords } from '#shared/domain/import/words'
import classes from './import.module.css'
import { LeftOutButton } from './left-out-button'
import type { OpenFile } from './use-import-file'
import type { Weighed } from './use-rows'

export type Which = 'all' | 'alike' | 'problems' | 'out'

const rowsAtFirst = 100

interface CheckStepProps {
  readonly file: OpenFile
  readonly weighed: Weighed | null
  readonly done: number
  readonly of: number
  readonly choices: ReadonlyMap<number, RowChoice>
  readonly onChoices: (choices: ReadonlyMap<number, RowChoice>) => void
}

const pick: Record<Which, (row: WeighedRow) => boolean> = {
  all: () => true,
  alike: ({ repeat }) => repeat !== null,
  problems: ({ form, problems, warnings }) =>
    form !== null && (problems.length > 0 || warnings.length > 0),
  out: ({ form }) => form === null,
}

/** Every row as it would come in, and what stands against it. Still nothing is written. */
export function CheckStep({ file, weighed, done, of, choices, onChoices }: CheckStepProps) {
  const [which, setWhich] = useState<Which>('all')
  const [shown, setShown] = useState(rowsAtFirst)
  if (!weighed) return <ProgressLine label="Reading the rows" value={done} max={of} />
  const { rows } = weighed
  const counts = (one: Which) => rows.filter(pick[one]).length
  const options = (
    [
      { value: 'all', label: `All (${rows.length})` },
      { value: 'alike', label: `Like another (${counts('alike')})` },
      { value: 'problems', label: `To look at (${counts('problems')})` },
      { value: 'out', label: `Left out (${counts('out')})` },
    ] as const
  ).filter(({ value }) => value === 'all' || counts(value) > 0)
  const listed = rows.filter(pick[which])
  const choose = (row: number, choice: RowChoice) => onChoices(new Map(choices).set(row, choice))
  return (
    <>
      <div className={classes.bar}>
        <SegmentedTabs
          label="Which rows"
          value={which}
          onChange={(next) => {
            setWhich(next)
            setShown(rowsAtFirst)
          }}
          options={options}
        />
        <LeftOutButton file={file} rows={rows} choices={choices} />
      </div>
      {which === 'alike' && (
        <ForAll
          onChoose={(choice) =>
            onChoices(new Map([...choices, ...listed.map(({ row }) => [row, choice] as const)]))
          }
        />
      )}
      <div className={classes.scroll}>
        <table className={classes.table} data-rows>
          <caption className={classes.hidden}>The rows of the file as they would come in</caption>
          <thead>
            <tr>
              <th scope="col">{file.read.kind === 'cards' ? 'Card' : 'Row'}</th>
              <th scope="col">Family</th>
              <th scope="col">What is read</th>
              <th scope="col">What happens</th>
            </tr>
          </thead>
          <tbody>
            {listed.slice(0, shown).map((row) => (
              <RowLine
                key={row.row}
                row={row}
                weighed={weighed}
                choice={choices.get(row.row) ?? usualChoice(row)}
                onChoice={(choice) => choose(row.row, choice)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {listed.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + 400)}>
          Show more ({(listed.length - shown).toLocaleString('en-US')} left)
        </Button>
      )}
    </>
  )
}

const choiceWords: Record<RowChoice, string> = {
  skip: 'Skip',
  fill: 'Fill in what is missing there',
  add: 'Add anyway',
}

function ForAll({ onChoose }: { readonly onChoose: (choice: RowChoice) => void }) {
  return (
    <div className={classes.forAll}>
      <span>For all of these:</span>
      {(['skip', 'fill', 'add'] as const).map((choice) => (
        <Button key={choice} variant="default" size="compact-md" onClick={() => onChoose(choice)}>
          {choiceWords[choice]}
        </Button>
      ))}
    </div>
  )
}

interface RowLineProps {
  readonly row: WeighedRow
  readonly weighed: Weighed
  readonly choice: RowChoice
  readonly onChoice: (choice: RowChoice) => void
}

/** Where the words of a cell go that fits nowhere: what is filled in never stands beside another note. */
const keptInNote: Record<RowChoice, string> = {
  add: ' Kept in the note.',
  fill: ' Kept in the note, if none stands there yet.',
  skip: '',
}

const nameOf = ({ given, family, preferred }: NonNullable<WeighedRow['form']>['name']) =>
  [given, family].filter(Boolean).join(' ') || preferred

function RowLine({ row, weighed, choice, onChoice }: RowLineProps) {
  const { form, problems, warnings } = row
  const name = form ? nameOf(form.name) : ''
  return (
    <tr data-out={!form || choice === 'skip' || undefined}>
      <td className={classes.number}>{row.row}</td>
      <th scope="row" className={classes.family}>
        {form ? <PersonName name={name} wrap /> : '—'}
        {form && form.babies.length > 0 && (
          <span className={classes.quiet}>
            with <bdi>{form.babies.map((baby) => baby.name.given).join(', ')}</bdi>
          </span>
        )}
      </th>
      <td>
        {form && <Facts row={row} />}
        {problems.map((problem) => (
          <Remark key={`${problem.column}`}>
            {problem.column === null ? (
              problem.words
            ) : (
              <>
                {problem.label}: “<bdi>{problem.cell}</bdi>”. {problem.words}
                {form && keptInNote[choice]}
              </>
            )}
          </Remark>
        ))}
        {warnings.map((words) => (
          <Remark key={words}>{words}</Remark>
        ))}
      </td>
      <td className={classes.target}>
        <Happens row={row} weighed={weighed} name={name} choice={choice} onChoice={onChoice} />
      </td>
    </tr>
  )
}

function Remark({ children }: { readonly children: ReactNode }) {
  return (
    <p className={classes.problem}>
      <IconAlertTriangle size={16} stroke={2.2} aria-hidden />
      <span>{children}</span>
    </p>
  )
}

function Facts({ row: { form, status } }: { readonly row: WeighedRow }) {
  if (!form) return null
  const { contact, address, birth, health } = form
  const facts = [
    contact.phone,
    contact.email,
    [address.street, address.city].filter(Boolean).join(', '),
    form.dateOfBirth && `born ${writeDay(form.dateOfBirth)}`,
    birth.dueOn && `due ${writeDay(birth.dueOn)}`,
    birth.birthOn && `birth on ${writeDay(birth.birthOn)}`,
    health.allergyHistory === 'none' && 'no allergies',
    health.allergies.length > 0 &&
      `allergies: ${[...new Set(health.allergies.map(({ substance }) => substance))].join(', ')}`,
    status === 'archived' && 'archived',
  ].filter((fact): fact is string => Boolean(fact))
  return (
    <span className={classes.facts}>
      {facts.map((fact, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts stand in a fixed order
        <bdi key={at}>{fact}</bdi>
      ))}
    </span>
  )
}

interface HappensProps extends RowLineProps {
  readonly name: string
}

function Happens({ row, weighed, name, choice, onChoice }: HappensProps) {
  const { repeat, form } = row
  if (!form) return <Status meaning="attention">Left out</Status>
  const known = repeat?.of.kind === 'client' ? weighed.parents.get(repeat.of.clientId) : undefined
  const because = repeat?.because.map((reason) => repeatWords[reason]).join(', ')
  const options: readonly RowChoice[] = repeat ? ['skip', 'fill', 'add'] : ['add', 'skip']
  return (
    <>
      {repeat && (
        <p className={classes.alike}>
          {repeat.of.kind === 'row' ? (
            `Like row ${repeat.of.row}: ${because}`
          ) : (
            <>
              Like <PersonName name={known ? nameOf(known.name) : ''} wrap />, a client
              {known?.status === 'archived' && ' in the archive'}: {because}
            </>
          )}
        </p>
      )}
      <NativeSelect
        aria-label={`Row ${row.row}, ${name}`}
        value={choice}
        onChange={(event) => onChoice(event.currentTarget.value as RowChoice)}
        data={options.map((value) => ({
          value,
          label: !repeat && value === 'add' ? 'Add' : choiceWords[value],
        }))}
      />
    </>
  )
}
