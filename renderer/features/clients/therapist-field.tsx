import { Select } from '@mantine/core'
import { useMemo } from 'react'
import { allStaff } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useHeldSpaces } from '#renderer/data/use-held-spaces'
import { type Live, useLive } from '#renderer/data/use-live'
import { useOwnRole } from '#renderer/data/use-own-role'
import { FormSection } from '#renderer/ui/forms/form-section'
import { NotRead } from '#renderer/ui/tell/not-read'
import { type ClientPlace, placesForClient } from '#shared/domain/spaces/whose-space'
import type { Staff } from '#shared/schema/staff'

type NamedPlace = ClientPlace & { readonly name: string }

interface ClientPlaces {
  readonly places: readonly NamedPlace[]
  readonly staff: Live<readonly Staff[]>
}

/** Whose client somebody new may become where the user has none of their own; nobody asks a therapist. */
export function useClientPlaces(): ClientPlaces {
  const { staffId } = useSession()
  const held = useHeldSpaces()
  const role = useOwnRole()
  const staff = useLive(allStaff)
  const people = staff.value
  const places = useMemo(() => {
    if (role !== 'office' || !people) return []
    return placesForClient(held, people, staffId).map((place) => ({
      ...place,
      name: people.find(({ id }) => id === place.staffId)?.name ?? '',
    }))
  }, [held, role, people, staffId])
  return { places, staff }
}

/** The one there is; of several somebody chooses. */
export const only = <Place,>(places: readonly Place[]): Place | undefined =>
  places.length === 1 ? places[0] : undefined

const missingWords = (places: number): string =>
  places === 0
    ? 'The list of therapists has not come from the server yet. What you typed is kept; save again once it is here.'
    : 'Choose whose client this is. What you typed is kept.'

interface TherapistFieldProps extends ClientPlaces {
  readonly value: string | null
  readonly missing: boolean
  readonly onChange: (staffId: string | null) => void
}

/** Asked of the office: every client is some therapist's. */
export function TherapistField(props: TherapistFieldProps) {
  const { places, staff, value, missing, onChange } = props
  return (
    <FormSection title="Therapist">
      <NotRead of={[staff]} what="The list of therapists" />
      <Select
        label="Whose client"
        description="They ask about health at their first visit. The office keeps who and where."
        placeholder="Choose a therapist"
        data={places.map(({ staffId, name }) => ({ value: staffId, label: name }))}
        value={value}
        error={missing && staff.status !== 'failed' ? missingWords(places.length) : undefined}
        onChange={onChange}
        allowDeselect={false}
        w="24rem"
        maw="100%"
      />
    </FormSection>
  )
}
