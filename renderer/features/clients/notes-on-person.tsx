import { fullName } from '#renderer/data/queries/client-directory'
import type { Household } from '#renderer/data/queries/clients'
import { Section } from '#renderer/ui/page/section'
import { PersonName } from '#renderer/ui/show/person-name'
import type { Client } from '#shared/schema/client'
import classes from './clients.module.css'

interface NotesOnPersonProps {
  readonly household: Household
  readonly babies: readonly Client[]
}

/** What the practice keeps in mind about the family, and babies taken out of it who have notes. */
export function NotesOnPerson({ household, babies }: NotesOnPersonProps) {
  const { parent, infants } = household
  const aside = infants.filter((infant) => !babies.includes(infant))
  if (!parent.note && aside.length === 0) return null
  return (
    <Section title="Keep in mind">
      {parent.note && (
        <p className={classes.longText} dir="auto">
          {parent.note}
        </p>
      )}
      {aside.length > 0 && (
        <p className={classes.faint}>
          Taken out of this family, kept for their notes:{' '}
          {aside.map((infant, index) => (
            <span key={infant.id}>
              {index > 0 && ', '}
              <PersonName name={fullName(infant.name)} wrap fallback="Baby" />
            </span>
          ))}
        </p>
      )}
    </Section>
  )
}
