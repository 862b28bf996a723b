import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useForm, useWatch } from 'react-hook-form'
import { z } from 'zod'
import {
  addPhrase,
  chooseProtocol,
  removePhrase,
} from '#renderer/data/commands/save-session-settings'
import { allStaff, practiceEntry } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { useLive } from '#renderer/data/use-live'
import { RadioCards } from '#renderer/ui/fields/radio-cards'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { FieldRow } from '#renderer/ui/forms/form-section'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { announce } from '#renderer/ui/tell/announce'
import { Reading } from '#renderer/ui/tell/reading'
import { useUndo } from '#renderer/ui/tell/undo'
import { dateWords } from '#shared/domain/clients/words'
import { profiles, protocolInForce, protocolWords } from '#shared/domain/clinical/breast/protocol'
import { pressureWords } from '#shared/domain/clinical/breast/words'
import { dayOf } from '#shared/domain/time/calendar-day'
import { type CatalogEntry, phraseSchema } from '#shared/schema/catalog-entry'
import { SettingsSection } from './settings-section'

/** How this practice works in a session, and what it says so often that nobody should type it. */
export function SessionSection() {
  const live = useLive(practiceEntry)
  return (
    <SettingsSection title="Sessions" lead="How breast sessions are held, and phrases for notes.">
      <Reading of={[live]} what="These settings" />
      {live.value?.practice && (
        <>
          <Protocol entry={live.value} />
          <Phrases entry={live.value} />
        </>
      )}
    </SettingsSection>
  )
}

const protocolSchema = z.strictObject({
  profile: z.enum(['A', 'B']),
  pressureMost: z.enum(['1', '2', '3']),
  reason: z.string().trim().min(3, 'Say why, in a few words.').max(300),
})
type ProtocolValues = z.infer<typeof protocolSchema>

const profileOptions = (['A', 'B'] as const).map((value) => ({
  value,
  label: profiles[value].name,
  help: profiles[value].lead,
}))

function Protocol({ entry }: { readonly entry: CatalogEntry }) {
  const { run, running } = useCommand(chooseProtocol)
  const protocol = entry.practice?.breastProtocol
  const inForce = protocolInForce(protocol)
  const form = useForm<ProtocolValues>({
    resolver: zodResolver(protocolSchema),
    defaultValues: {
      profile: inForce.profile,
      pressureMost: String(inForce.pressureMost) as ProtocolValues['pressureMost'],
      reason: '',
    },
    shouldFocusError: false,
  })
  const { control } = form
  const profile = useWatch({ control, name: 'profile' })
  const pressures = Array.from({ length: profiles[profile].pressureMost }, (_, index) => ({
    value: String(index + 1),
    label: `${index + 1}: ${pressureWords[index + 1]}`,
  }))
  const save = async (values: ProtocolValues) => {
    const choice = { ...values, pressureMost: Number(values.pressureMost) }
    const done = await run({ practiceId: entry.id, choice })
    if (!done.ok) return
    form.setValue('reason', '')
    announce('The protocol is in force')
  }
  return (
    <Section
      title="Breast protocol"
      help={`In force: ${protocolWords(inForce)}, pressure ${inForce.pressureMost} at most. The sources disagree; your practice chooses, and every note says by which it was held. Red, warm or stopped places stay closed in both.`}
    >
      <Form form={form} label="Breast protocol" onSubmit={save}>
        <div style={{ display: 'grid', gap: 'var(--space-2)' }}>
          <RadioCards control={control} name="profile" label="Profile" options={profileOptions} />
          <SelectField
            control={control}
            name="pressureMost"
            label="Most pressure"
            options={pressures}
          />
          <TextField control={control} name="reason" label="Why it changes" maxLength={300} />
          <div>
            <Button type="submit" loading={running}>
              Put in force
            </Button>
          </div>
        </div>
      </Form>
      {protocol && <Versions entry={entry} />}
    </Section>
  )
}

function Versions({ entry }: { readonly entry: CatalogEntry }) {
  const staff = useLive(allStaff)
  const names = new Map((staff.value ?? []).map(({ id, name }) => [id, name]))
  const zone = entry.practice?.timeZone ?? 'UTC'
  const versions = (entry.practice?.breastProtocol?.versions ?? []).toReversed()
  return (
    <Rows label="Versions of the protocol">
      {versions.map((one) => (
        <Row
          key={one.version}
          title={`${protocolWords(one)}, pressure ${one.pressureMost}`}
          detail={`${dateWords(dayOf(one.madeAt, zone))}, ${names.get(one.madeBy) ?? 'somebody of the practice'}: ${one.reason}`}
        />
      ))}
    </Rows>
  )
}

const newPhraseSchema = phraseSchema.omit({ id: true })
type PhraseValues = z.infer<typeof newPhraseSchema>
const partOptions = [
  { value: 'subjective', label: 'Subjective' },
  { value: 'objective', label: 'Objective' },
  { value: 'assessment', label: 'Assessment' },
  { value: 'plan', label: 'Plan' },
]
const partWords = new Map(partOptions.map(({ value, label }) => [value, label]))
const isPhrase = (values: unknown): values is PhraseValues =>
  newPhraseSchema.extend({ text: z.string().max(300) }).safeParse(values).success
const blankPhrase: PhraseValues = { part: 'subjective', text: '', short: '' }

function Phrases({ entry }: { readonly entry: CatalogEntry }) {
  const { newId } = useSession()
  const { run: add, running } = useCommand(addPhrase)
  const { run: remove } = useCommand(removePhrase)
  const offerUndo = useUndo()
  const form = useForm<PhraseValues>({
    resolver: zodResolver(newPhraseSchema),
    defaultValues: blankPhrase,
    shouldFocusError: false,
  })
  const draft = useFormDraft(`settings-phrase:${entry.id}`, form, isPhrase)
  const practiceId = entry.id
  const save = async (values: PhraseValues) => {
    const done = await add({ practiceId, phrase: { id: newId(), ...values } })
    if (!done.ok) {
      const taken = done.refusal === 'shortTaken'
      if (taken) form.setError('short', { message: 'Another phrase has this short form.' })
      return
    }
    form.setValue('text', '')
    form.setValue('short', '')
    await draft.clear()
    announce('Phrase added')
  }
  const { control } = form
  return (
    <Section
      title="Phrases"
      help="Offered beside each part of a note, before the ones built in. One with a short form can be typed: a semicolon, the short form and a space, such as ;ok. Ctrl+Z takes it back."
    >
      <Form form={form} label="A phrase" onSubmit={save}>
        <div style={{ display: 'grid', gap: 'var(--space-2)' }}>
          <FieldRow>
            <SelectField
              control={control}
              name="part"
              label="Part of the note"
              options={partOptions}
            />
            <TextField
              control={control}
              name="short"
              label="Short form"
              optional
              width="s"
              maxLength={12}
            />
          </FieldRow>
          <TextField control={control} name="text" label="Phrase" width="l" maxLength={300} />
          <div>
            <Button type="submit" variant="default" loading={running}>
              Add the phrase
            </Button>
          </div>
        </div>
      </Form>
      <Rows label="Phrases">
        {(entry.practice?.phrases ?? []).map((phrase) => (
          <Row
            key={phrase.id}
            title={phrase.text}
            detail={[partWords.get(phrase.part), phrase.short && `;${phrase.short}`]
              .filter(Boolean)
              .join(' · ')}
            trailing={
              <Button
                variant="subtle"
                size="compact-md"
                aria-label={`Remove: ${phrase.text}`}
                onClick={async () => {
                  const done = await remove({ practiceId, phraseId: phrase.id })
                  if (!done.ok) return
                  offerUndo({
                    message: 'Phrase removed',
                    undo: async () => void (await add({ practiceId, phrase })),
                  })
                }}
              >
                Remove
              </Button>
            }
          />
        ))}
      </Rows>
    </Section>
  )
}
