import { Button, NativeSelect } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { Notice } from '#renderer/ui/show/notice'
import { type Encoding, encodings } from '#shared/domain/import/decode-file'
import {
  type ColumnTarget,
  checkMapping,
  fieldLabels,
  importFields,
  type Mapping,
} from '#shared/domain/import/fields'
import type { DateOrder, OrderStanding } from '#shared/domain/import/read-dates'
import { type Separator, separators } from '#shared/domain/import/read-table'
import { encodingWords, separatorWords } from '#shared/domain/import/words'
import classes from './import.module.css'
import { RadioGroup } from './radio-group'
import type { ImportFile, OpenFile } from './use-import-file'

const targets: readonly ColumnTarget[] = ['leaveOut', 'keepInNote', ...importFields]
const samplesShown = 3

/** Why the rows cannot be looked at yet; null when they can. */
export function columnsProblem(
  mapping: Mapping,
  standing: OrderStanding,
  order: DateOrder | null,
): string | null {
  const [problem] = checkMapping(mapping)
  if (problem?.code === 'noName') return 'Choose the column that holds the name.'
  if (problem?.code === 'twice') {
    return `Two columns go to “${fieldLabels[problem.field]}”. Choose one of them; the other can be kept in the note.`
  }
  if (standing.kind === 'ask' && order === null) return 'Say below which way the dates are written.'
  return null
}

interface ColumnsStepProps {
  readonly source: ImportFile
  readonly file: OpenFile
  readonly mapping: Mapping
  readonly order: DateOrder | null
  readonly standing: OrderStanding
}

/** What each column of the file is, beside what stands in it; nothing is written yet. */
export function ColumnsStep({ source, file, mapping, order, standing }: ColumnsStepProps) {
  const { table } = file.read
  const set = (column: number, target: ColumnTarget) =>
    source.change({ mapping: mapping.map((one, at) => (at === column ? target : one)) })
  return (
    <>
      <HowRead source={source} file={file} />
      {standing.kind === 'ask' && (
        <DateQuestion
          standing={standing}
          order={order}
          onOrder={(to) => source.change({ order: to })}
        />
      )}
      <div className={classes.scroll}>
        <table className={classes.table}>
          <caption className={classes.hidden}>
            The columns of the file and where each one goes
          </caption>
          <thead>
            <tr>
              <th scope="col">In the file</th>
              <th scope="col">What stands there</th>
              <th scope="col">In Doorstep</th>
            </tr>
          </thead>
          <tbody>
            {table.headings.map((heading, column) => {
              const name = heading || `Column ${column + 1}`
              const target = mapping[column] ?? 'leaveOut'
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; headings may stand twice
                <tr key={column} data-out={target === 'leaveOut' || undefined}>
                  <th scope="row">
                    <bdi>{name}</bdi>
                  </th>
                  <td className={classes.samples}>
                    <Samples file={file} column={column} />
                  </td>
                  <td className={classes.target}>
                    <NativeSelect
                      aria-label={`“${name}” goes to`}
                      value={target}
                      onChange={(event) => set(column, event.currentTarget.value as ColumnTarget)}
                      data={targets.map((value) => ({ value, label: fieldLabels[value] }))}
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <Button
        variant="subtle"
        onClick={() =>
          source.change({
            mapping: mapping.map((one) => (one === 'leaveOut' ? 'keepInNote' : one)),
          })
        }
      >
        Keep every other column in the note
      </Button>
    </>
  )
}

function Samples({ file, column }: { readonly file: OpenFile; readonly column: number }) {
  const found: string[] = []
  for (const { cells } of file.read.table.rows) {
    const cell = cells[column]
    if (cell && !found.includes(cell)) found.push(cell)
    if (found.length === samplesShown) break
  }
  if (found.length === 0) return <span className={classes.quiet}>Nothing in any row</span>
  return found.map((cell) => (
    <bdi key={cell} className={classes.sample}>
      {cell.length > 60 ? `${cell.slice(0, 60)}…`.toWellFormed() : cell}
    </bdi>
  ))
}

/** How the file was understood, to be put right where the letters or the columns look wrong. */
function HowRead({ source, file }: { readonly source: ImportFile; readonly file: OpenFile }) {
  const { read, bytes } = file
  const { separator, rows, headings, shortRows } = read.table
  const facts = [
    `${rows.length.toLocaleString('en-US')} rows, ${headings.length} columns`,
    ...(shortRows > 0 ? [`${shortRows} rows are shorter than the headings`] : []),
    ...(read.unseenTakenOut > 0 ? [`${read.unseenTakenOut} invisible signs taken out`] : []),
  ]
  return (
    <div className={classes.how}>
      <p>{facts.join(' · ')}</p>
      <NativeSelect
        label="Letters"
        value={read.encoding}
        disabled={bytes === null}
        {...(bytes === null ? { description: 'Choose the file again to change it.' } : {})}
        onChange={(event) =>
          void source.readAgain({ encoding: event.currentTarget.value as Encoding })
        }
        data={encodings.map((value) => ({ value, label: encodingWords[value] }))}
      />
      <NativeSelect
        label="Columns are parted by"
        value={separator}
        onChange={(event) =>
          void source.readAgain({ separator: event.currentTarget.value as Separator })
        }
        data={separators.map((value) => ({ value, label: separatorWords[value] }))}
      />
    </div>
  )
}

interface DateQuestionProps {
  readonly standing: Extract<OrderStanding, { readonly kind: 'ask' }>
  readonly order: DateOrder | null
  readonly onOrder: (order: DateOrder) => void
}

function DateQuestion({ standing, order, onOrder }: DateQuestionProps) {
  const why: ReactNode =
    standing.why === 'noneTells'
      ? 'No date in this file shows which number is the month.'
      : 'Some dates in this file have the month first and some the day. Those that can be read either way go by your answer.'
  const id = useId()
  return (
    <Notice meaning="attention" title={`What does ${standing.example} mean?`}>
      <p id={id}>{why}</p>
      <RadioGroup
        label="Which way dates are written"
        describedBy={id}
        value={order}
        onChange={onOrder}
        options={[
          { value: 'monthFirst', label: 'Month first, as in the United States' },
          { value: 'dayFirst', label: 'Day first, as in Mexico and Europe' },
        ]}
      />
    </Notice>
  )
}
