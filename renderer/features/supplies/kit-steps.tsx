import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type Control, Controller, type UseFieldArrayReturn } from 'react-hook-form'
import { useSession } from '#renderer/data/session'
import { errorWords } from '#renderer/ui/fields/field'
import { fieldId } from '#renderer/ui/fields/field-id'
import { useUndo } from '#renderer/ui/tell/undo'
import type { KitForm } from '#shared/domain/supplies/entry-forms'
import type { Kit } from '#shared/schema/catalog-entry'
import { MovableRow, useRowMoves } from './movable-row'
import classes from './supplies.module.css'

type Phase = Kit['steps'][number]['phase']

/** One for both moments: they are one list in the record, and two bindings would not agree. */
export type StepsArray = UseFieldArrayReturn<KitForm, 'kit.steps', 'key'>

interface KitStepsProps {
  readonly control: Control<KitForm>
  readonly steps: StepsArray
  readonly phase: Phase
}

/** Things to do, of one moment. */
export function KitSteps({ control, steps, phase }: KitStepsProps) {
  const { fields, append, insert, remove, swap } = steps
  const session = useSession()
  const offerUndo = useUndo()
  const moves = useRowMoves(fields, (step) => step.phase, swap)
  return (
    <div>
      <ol ref={moves.list} className={classes.rows}>
        {fields.map((step, index) =>
          step.phase !== phase ? null : (
            <Controller
              key={step.key}
              control={control}
              name={`kit.steps.${index}.label`}
              render={({ field, fieldState }) => (
                <MovableRow
                  name={field.value || 'this step'}
                  moves={moves}
                  index={index}
                  onRemove={() => {
                    const { id, label } = { ...step, label: field.value }
                    remove(index)
                    offerUndo({
                      message: 'Step taken out',
                      undo: () => insert(index, { id, label, phase }),
                    })
                  }}
                >
                  <TextInput
                    {...field}
                    id={fieldId(field.name)}
                    className={classes.stepWords ?? ''}
                    aria-label={phase === 'door' ? 'Step at the door' : 'Step before leaving'}
                    data-move
                    dir="auto"
                    maxLength={300}
                    error={errorWords(fieldState.error?.message)}
                  />
                </MovableRow>
              )}
            />
          ),
        )}
      </ol>
      <Button
        variant="default"
        leftSection={<IconPlus size={18} aria-hidden />}
        onClick={() => append({ id: session.newId(), label: '', phase })}
      >
        Add a step
      </Button>
    </div>
  )
}
