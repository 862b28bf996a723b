import type { LineGroup } from '#shared/domain/clinical/breast/session-lines'
import classes from './session.module.css'

/** What was written down in a session, to be read: under each title its lines. */
export function LineGroups({ groups }: { readonly groups: readonly LineGroup[] }) {
  return groups.map(({ title, lines }) => (
    <section key={title} aria-label={title}>
      <h3 className={classes.partTitle}>{title}</h3>
      <ul className={classes.lines}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are read only and stay in their order
          <li key={index}>{line}</li>
        ))}
      </ul>
    </section>
  ))
}
