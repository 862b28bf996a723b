import { useWatch } from 'react-hook-form'
import { CheckboxField } from '#renderer/ui/fields/checkbox-field'
import { CheckboxGroup } from '#renderer/ui/fields/checkbox-group'
import { DateField } from '#renderer/ui/fields/date-field'
import { RadioCards } from '#renderer/ui/fields/radio-cards'
import { TextField } from '#renderer/ui/fields/text-field'
import type { SignWords } from '#shared/domain/consents/sign-words'
import type { ConsentKind, ConsentScope, FormLanguage } from '#shared/schema/consent'
import { summaryPartSchema } from '#shared/schema/summary'
import { Part } from './sign-part'
import type { SignFormApi } from './sign-values'

interface ScopeFieldsProps {
  readonly form: SignFormApi
  readonly said: SignWords
  readonly language: FormLanguage
  readonly kind: Exclude<ConsentKind, 'intake'>
  readonly today: string
  readonly recipient: string
  readonly breastStanding: boolean
}

type Flag = Exclude<keyof ConsentScope, 'witness'>

/** Each part for itself: what is not ticked is not agreed to. */
export function ScopeFields(props: ScopeFieldsProps) {
  const { form, said, kind, breastStanding } = props
  if (kind === 'sharing') return <SharingFields {...props} />
  const breast: readonly Flag[] = ['breastMassage', 'nippleWork']
  const body: readonly Flag[] = ['abdomen', 'scar', 'infantCoaching', 'photos']
  const flags =
    kind === 'session'
      ? [...breast, 'photos' as const]
      : [...(breastStanding ? breast : []), ...body]
  return (
    <Part title={said.agree}>
      {flags.map((flag) => (
        <CheckboxField
          key={flag}
          control={form.control}
          name={`scope.${flag}`}
          label={said.scope[flag]}
          width="full"
        />
      ))}
      {(kind === 'session' || breastStanding) && <Witness form={form} said={said} />}
    </Part>
  )
}

function Witness({ form, said }: Pick<ScopeFieldsProps, 'form' | 'said'>) {
  const witness = useWatch({ control: form.control, name: 'scope.witness' })
  return (
    <>
      <RadioCards
        control={form.control}
        name="scope.witness"
        label={said.witness}
        width="full"
        options={(['present', 'declined', 'notOffered'] as const).map((value) => ({
          value,
          label: said.witnessChoices[value],
        }))}
      />
      {witness === 'present' && (
        <TextField
          control={form.control}
          name="witnessName"
          label={said.witnessName}
          maxLength={120}
          width="l"
        />
      )}
      <CheckboxField control={form.control} name="verbal" label={said.verbal} width="full" />
    </>
  )
}

function SharingFields({ form, said, language, today, recipient }: ScopeFieldsProps) {
  return (
    <Part title={said.agree}>
      <p>
        {said.recipient}: <strong dir="auto">{recipient}</strong>
      </p>
      <CheckboxGroup
        control={form.control}
        name="sharing.parts"
        label={said.parts}
        width="full"
        options={summaryPartSchema.options.map((part) => ({
          value: part,
          label: said.part[part] ?? part,
        }))}
      />
      <TextField
        control={form.control}
        name="sharing.purpose"
        label={said.purpose}
        maxLength={300}
        width="l"
      />
      <DateField
        control={form.control}
        name="expiresOn"
        label={said.until}
        today={today}
        min={today}
        language={language}
      />
    </Part>
  )
}
