import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { aboutWords, type LoggedAct, type LogNames } from '#shared/domain/audit/log'
import { whatWords } from '#shared/domain/audit/words'
import classes from './who-did-what.module.css'

const rowPixels = 60
const headings = ['When', 'Who', 'What', 'About'] as const

interface LogRowsProps {
  readonly acts: readonly LoggedAct[]
  readonly names: LogNames
  readonly when: (at: string) => string
}

/** Only the rows in sight are drawn: ten years of a practice are a hundred thousand. */
export function LogRows({ acts, names, when }: LogRowsProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16
  const virtual = useVirtualizer({
    count: acts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => Math.round(rowPixels * rem),
    overscan: 10,
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has only the keys scrolls by them
    <section ref={scroller} className={classes.scroller} tabIndex={0} aria-label="List of acts">
      <table className={classes.table} aria-rowcount={acts.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody style={{ blockSize: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((row) => {
            const act = acts[row.index]
            return (
              act && (
                <tr
                  key={`${act.deviceId} ${act.n}`}
                  aria-rowindex={row.index + 2}
                  style={{ blockSize: row.size, transform: `translateY(${row.start}px)` }}
                >
                  <td>{when(act.at)}</td>
                  <td>
                    <span className={classes.clip}>{names.nameOf(act.staffId) ?? ''}</span>
                    <span className={classes.faint}>{names.laptopOf(act.deviceId)}</span>
                  </td>
                  <td>{whatWords(act.what)}</td>
                  <td>
                    <span className={classes.clip}>{aboutWords(act, names)}</span>
                  </td>
                </tr>
              )
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
