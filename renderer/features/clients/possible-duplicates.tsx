import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { paths } from '#renderer/app/paths'
import { clientDirectory, fullName } from '#renderer/data/queries/client-directory'
import { useLive } from '#renderer/data/use-live'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { findDuplicates, type PossibleDuplicate } from '#shared/domain/clients/find-duplicates'
import classes from './client-form.module.css'
import type { HouseholdFormApi } from './household-form-api'

const restMs = 400

const reasons: Record<PossibleDuplicate['because'], string> = {
  nameAndBirth: 'same name and birth date',
  name: 'same name',
  phone: 'same phone',
}

/** Somebody much like this is known already: said while there is time, never in the way. */
export function PossibleDuplicates({ form }: { readonly form: HouseholdFormApi }) {
  const directory = useLive(clientDirectory)
  const [parentId, name, dateOfBirth, phone] = useWatch({
    control: form.control,
    name: ['parentId', 'name', 'dateOfBirth', 'contact.phone'],
  })
  const [found, setFound] = useState<readonly PossibleDuplicate[]>([])
  const full = fullName(name)
  useEffect(() => {
    const known = directory.value?.parents
    if (!known) return
    const timer = setTimeout(
      () => setFound(findDuplicates({ id: parentId, name: full, dateOfBirth, phone }, known)),
      restMs,
    )
    return () => clearTimeout(timer)
  }, [directory, parentId, full, dateOfBirth, phone])
  if (found.length === 0) return null
  return (
    <div aria-live="polite" className={classes.duplicates}>
      <Notice meaning="attention" title="Perhaps you know this family already">
        <ul className={classes.duplicateList}>
          {found.map(({ id, because }) => {
            const entry = directory.value?.byId.get(id)
            return (
              <li key={id}>
                <Link to={paths.client} params={{ clientId: id }}>
                  <PersonName name={entry?.name ?? ''} wrap />
                </Link>{' '}
                ({reasons[because]}
                {entry?.status === 'archived' && ', archived'})
              </li>
            )
          })}
        </ul>
        What you have typed stays here either way.
      </Notice>
    </div>
  )
}
