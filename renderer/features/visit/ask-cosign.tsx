import { Checkbox, Select } from '@mantine/core'
import { cosignToAsk, mayCosign } from '#shared/domain/notes/cosign'
import type { Staff } from '#shared/schema/staff'
import classes from './sign.module.css'

interface AskCosignProps {
  readonly signer: Staff
  readonly staff: ReadonlyMap<string, Staff>
  readonly asked: { readonly of: string } | null
  readonly onAsk: (asked: { readonly of: string } | null) => void
}

/** Who signs it too: as the practice set it for this person, or as they ask now. Alone nobody is asked. */
export function AskCosign({ signer, staff, asked, onAsk }: AskCosignProps) {
  const set = cosignToAsk(signer, null)
  if (set) {
    const whom =
      set.of === '' ? 'another therapist' : (staff.get(set.of)?.name ?? 'another therapist')
    return (
      <p className={classes.standing}>
        Your notes are signed by a second person too: it then waits for {whom}.
      </p>
    )
  }
  const others = mayCosign(signer.id, [...staff.values()])
  if (others.length === 0) return null
  return (
    <div className={classes.ask}>
      <Checkbox
        label="Ask a second person to sign it too"
        checked={asked !== null}
        onChange={(event) => onAsk(event.currentTarget.checked ? { of: '' } : null)}
      />
      {asked && (
        <Select
          label="Who"
          value={asked.of}
          data={[
            { value: '', label: 'Whoever may' },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          allowDeselect={false}
          onChange={(of) => onAsk({ of: of ?? '' })}
        />
      )}
    </div>
  )
}
