import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { Form } from '#renderer/ui/forms/form'
import { FormActions } from '#renderer/ui/forms/form-actions'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Notice } from '#renderer/ui/show/notice'
import { Status } from '#renderer/ui/show/status'
import { usesOf } from '#shared/domain/supplies/entry-forms'
import type { EditorProps } from './editor-props'
import classes from './supplies.module.css'
import type { useEntryForm } from './use-entry-form'

interface EditorFrameProps<Values extends FieldValues> extends EditorProps {
  readonly form: UseFormReturn<Values>
  readonly editing: ReturnType<typeof useEntryForm>
  readonly newTitle: string
  readonly onSubmit: (values: Values) => Promise<void>
  readonly children: ReactNode
}

/** What stands around each editor: its name, where it is used, saving and setting aside. */
export function EditorFrame<Values extends FieldValues>(props: EditorFrameProps<Values>) {
  const { entry, entries, form, editing, newTitle, onSubmit, onOpen } = props
  const title = entry?.name ?? newTitle
  const uses = entry ? usesOf(entry.id, entries) : []
  return (
    <PageFrame
      title={title}
      level={2}
      status={entry && !entry.active ? <Status meaning="waiting">Set aside</Status> : undefined}
      actions={
        entry && (
          <Button variant="default" onClick={() => void editing.setActive(!entry.active)}>
            {entry.active ? 'Set aside' : 'Bring back'}
          </Button>
        )
      }
    >
      {uses.length > 0 && (
        <p className={classes.uses}>
          Used in{' '}
          {uses.map((use) => (
            <Button
              key={use.id}
              variant="subtle"
              size="compact-md"
              onClick={() => onOpen(use.kind === 'kit' ? 'kit' : 'service', use.id)}
            >
              {use.name}
            </Button>
          ))}
        </p>
      )}
      <Form form={form} onSubmit={onSubmit} label={title}>
        {editing.gone && (
          <Notice meaning="attention" title="This entry was removed meanwhile">
            What you typed is still here. Save once more to add it as a new entry.
          </Notice>
        )}
        {props.children}
        <p className={classes.booked}>
          Visits already booked keep the checklist they have. New bookings follow this.
        </p>
        <FormActions
          submitLabel={entry ? 'Save changes' : 'Save'}
          busy={editing.running}
          onCancel={() => void editing.giveUp()}
        />
      </Form>
    </PageFrame>
  )
}
