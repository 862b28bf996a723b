import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { type Control, useForm, useFormState } from 'react-hook-form'
import { z } from 'zod'
import { saveParking } from '#renderer/data/commands/save-parking'
import { useCommand } from '#renderer/data/use-command'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { NumberField } from '#renderer/ui/fields/number-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { FormActions } from '#renderer/ui/forms/form-actions'
import { FormSection } from '#renderer/ui/forms/form-section'
import { Notice } from '#renderer/ui/show/notice'
import { announce } from '#renderer/ui/tell/announce'
import { SavedMark } from '#renderer/ui/tell/saved-mark'
import { placeServerRefusalWords, serverNames } from '#shared/domain/places/words'
import { wholeAddress } from '#shared/domain/sync/server-address'
import { placeAddressProblem } from '#shared/ipc/place-address'
import type { PlaceServerKind, PlaceServerRefusal, PlaceServers } from '#shared/ipc/places-contract'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import { looksLike } from './looks-like'
import classes from './settings.module.css'
import { useSavedMark } from './use-saved-mark'

const address = z
  .string()
  .max(500)
  .transform(wholeAddress)
  .superRefine((text, context) => {
    const problem = text === '' ? null : placeAddressProblem(text)
    if (problem) context.addIssue({ code: 'custom', message: placeServerRefusalWords[problem] })
  })
const wrongMinutes = 'Enter whole minutes from 0 to 60.'
const formSchema = z.strictObject({
  parkingMin: z.int(wrongMinutes).min(0, wrongMinutes).max(60, wrongMinutes),
  routing: address,
  geocoder: address,
})
type Values = z.infer<typeof formSchema>

interface TravelFormProps {
  readonly entry: CatalogEntry
  readonly servers: PlaceServers
}

/** Parking is the practice's; the two servers are this laptop's alone. */
export function TravelForm({ entry, servers }: TravelFormProps) {
  const parking = useCommand(saveParking)
  const [notKept, setNotKept] = useState(false)
  const values: Values = { ...servers, parkingMin: entry.practice?.parkingMin ?? 0 }
  const form = useForm<Values>({
    resolver: zodResolver(formSchema),
    defaultValues: values,
    shouldFocusError: false,
  })
  const draft = useFormDraft('settings-travel', form, looksLike(values))
  const [saved, setSaved] = useSavedMark(form)
  const { control } = form
  const save = async ({ parkingMin, routing, geocoder }: Values) => {
    const kept = await window.doorstep.call('places.keep', { routing, geocoder })
    const answer = await parking.run({ id: entry.id, parkingMin })
    setNotKept(!kept.ok)
    if (!kept.ok || !answer.ok) return setSaved('notSaved')
    await draft.clear()
    form.reset({ parkingMin, routing, geocoder })
    setSaved('saved')
  }
  return (
    <Form form={form} label="Maps and travel" onSubmit={save}>
      <FormSection
        title="Parking"
        help="Added to every drive between two homes, in all plans of the practice."
      >
        <NumberField
          control={control}
          name="parkingMin"
          label="Parking and walking to the door"
          unit="min"
          min={0}
          max={60}
        />
      </FormSection>
      <FormSection
        title="Road server"
        help="An OSRM-compatible server tells real driving times. It gets the coordinates of the day’s homes when you plan a day, and nothing else. Without an answer Doorstep estimates, and says so."
      >
        <ServerLine kind="routing" control={control} typed={() => form.getValues('routing')} />
      </FormSection>
      <FormSection
        title="Address server"
        help="A Nominatim-compatible server finds where an address is. It gets street, city, state and ZIP when you press “Find by address”, and nothing else: no name, no unit."
      >
        <ServerLine kind="geocoder" control={control} typed={() => form.getValues('geocoder')} />
      </FormSection>
      {notKept && (
        <div role="alert">
          <Notice meaning="attention" title="The servers were not kept">
            The disk did not take them, and the former ones still stand. Free some space and save
            again.
          </Notice>
        </div>
      )}
      <FormActions submitLabel="Save" busy={parking.running} saved={<SavedMark state={saved} />} />
    </Form>
  )
}

interface ServerLineProps {
  readonly kind: PlaceServerKind
  readonly control: Control<Values>
  readonly typed: () => string
}

type Tested = { readonly ok: true } | { readonly ok: false; readonly code: PlaceServerRefusal }

function ServerLine({ kind, control, typed }: ServerLineProps) {
  const [testing, setTesting] = useState(false)
  const [tested, setTested] = useState<Tested | null>(null)
  const { disabled } = useFormState({ control })
  // What is typed while the server is asked makes the answer one to another question.
  const turn = useRef(0)
  const again = () => {
    turn.current += 1
    setTested(null)
  }
  const test = async () => {
    const mine = ++turn.current
    const asked = wholeAddress(typed())
    const problem = asked === '' ? ('notConfigured' as const) : placeAddressProblem(asked)
    setTested(null)
    if (problem) return setTested({ ok: false, code: problem })
    setTesting(true)
    const answer = await window.doorstep
      .call('places.test', { kind, address: asked })
      .catch(() => null)
    setTesting(false)
    if (mine !== turn.current) return
    setTested(answer?.ok ? { ok: true } : { ok: false, code: answer?.refusal.code ?? 'cancelled' })
    if (answer?.ok) announce('It answers as it should.')
  }
  return (
    <div className={classes.stack}>
      <div className={classes.answers} onInput={again}>
        <TextField
          control={control}
          name={kind}
          label="Address"
          help="Such as https://maps.example.org. Leave it empty to use none."
          width="l"
          maxLength={500}
          inputMode="url"
          optional
        />
      </div>
      <Button variant="default" loading={testing} disabled={disabled} onClick={() => void test()}>
        Test the {kind === 'routing' ? 'road server' : 'address server'}
      </Button>
      {tested && (
        <div className={classes.wide} role={tested.ok ? 'status' : 'alert'}>
          {tested.ok ? (
            <Notice meaning="done" title={`${serverNames[kind]} answers as it should`}>
              Save to use it. The test asked about a place that has nothing to do with you.
            </Notice>
          ) : (
            <Notice meaning="attention" title={`${serverNames[kind]} cannot be used like this`}>
              {tested.code === 'notConfigured'
                ? 'Type its address first.'
                : placeServerRefusalWords[tested.code]}{' '}
              Nothing of yours was sent, and nothing was changed.
            </Notice>
          )}
        </div>
      )}
    </div>
  )
}
