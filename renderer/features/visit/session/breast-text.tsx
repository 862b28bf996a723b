import { memo } from 'react'
import { sessionLinesBesideTable, siteRows } from '#shared/domain/clinical/breast/session-lines'
import { isSiteStopped } from '#shared/domain/clinical/breast/technique-rules'
import { timeWords } from '#shared/domain/schedule/time-words'
import type { BreastSession } from '#shared/schema/breast-session'
import { BreastMap } from './breast-map'
import { LineGroups } from './line-groups'
import classes from './session.module.css'

interface BreastTextProps {
  readonly session: BreastSession
  readonly timeZone: string
}

/** A session to be read: the map, the sites before and after, and everything that was done. */
export const BreastText = memo(function BreastText({ session, timeZone }: BreastTextProps) {
  const { sites } = session
  const stopped = new Set(sites.flatMap(({ id }) => (isSiteStopped(session, id) ? [id] : [])))
  const groups = sessionLinesBesideTable(session, (at) => timeWords(at, timeZone))
  return (
    <div className={classes.read}>
      {sites.length > 0 && (
        <>
          <BreastMap sites={sites} stopped={stopped} chosenId={null} />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be reachable to be scrolled */}
          <section className={classes.tableFrame} tabIndex={0} aria-label="Sites">
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">Site</th>
                  <th scope="col">Size</th>
                  <th scope="col">Feel</th>
                  <th scope="col">Skin</th>
                  <th scope="col">Pain</th>
                </tr>
              </thead>
              <tbody>
                {siteRows(session).map((row, index) => (
                  <tr key={row.id}>
                    <th scope="row">
                      {index + 1}: {row.place}
                    </th>
                    <td>{row.size}</td>
                    <td>{row.feel}</td>
                    <td>{row.skin}</td>
                    <td>{row.pain}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
      <LineGroups groups={groups} />
    </div>
  )
})
