import { memo } from 'react'
import { areaRows, bodyLinesBesideTable } from '#shared/domain/clinical/body/body-lines'
import { foundRefusal } from '#shared/domain/clinical/body/body-rules'
import { scarLines } from '#shared/domain/clinical/scar/scar-lines'
import { timeWords } from '#shared/domain/schedule/time-words'
import type { BodySession } from '#shared/schema/body-session'
import type { ScarSession } from '#shared/schema/scar-session'
import { LineGroups } from '../session/line-groups'
import classes from '../session/session.module.css'
import { notedPain } from './areas-step'
import { BodyMap } from './body-map'

interface BodyTextProps {
  readonly session: BodySession
  readonly timeZone: string
}

/** Body work to be read: the map, the areas before and after, and everything that was done. */
export const BodyText = memo(function BodyText({ session, timeZone }: BodyTextProps) {
  const { areas } = session
  const closed = new Set(areas.flatMap((one) => (foundRefusal(one) === null ? [] : [one.area])))
  return (
    <div className={classes.read}>
      {areas.length > 0 && (
        <>
          <BodyMap noted={notedPain(areas)} closed={closed} chosen={null} />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be reachable to be scrolled */}
          <section className={classes.tableFrame} tabIndex={0} aria-label="Areas before and after">
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">Area</th>
                  <th scope="col">Pain</th>
                  <th scope="col">Feel</th>
                  <th scope="col">Swelling</th>
                  <th scope="col">Motion</th>
                </tr>
              </thead>
              <tbody>
                {areaRows(session).map((row) => (
                  <tr key={row.area}>
                    <th scope="row">{row.place}</th>
                    <td>{row.pain}</td>
                    <td>{row.feel}</td>
                    <td>{row.swelling}</td>
                    <td>{row.motion}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
      <LineGroups groups={bodyLinesBesideTable(session, (at) => timeWords(at, timeZone))} />
    </div>
  )
})

/** Scar care to be read. */
export const ScarText = memo(function ScarText(props: {
  readonly session: ScarSession
  readonly timeZone: string
}) {
  const { session, timeZone } = props
  return (
    <div className={classes.read}>
      <LineGroups groups={scarLines(session, (at) => timeWords(at, timeZone))} />
    </div>
  )
})
