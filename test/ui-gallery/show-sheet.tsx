import { Button } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { Hairline } from '#renderer/ui/page/hairline'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { SegmentedTabs } from '#renderer/ui/page/segmented-tabs'
import { Toolbar, ToolbarSpace } from '#renderer/ui/page/toolbar'
import { Figure } from '#renderer/ui/show/figure'
import { KeyValue, KeyValues } from '#renderer/ui/show/key-value'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { ProgressLine } from '#renderer/ui/show/progress-line'
import { type Stage, StageRail } from '#renderer/ui/show/stage-rail'
import { Status } from '#renderer/ui/show/status'
import { Timeline } from '#renderer/ui/show/timeline'
import { ConfirmPanel } from '#renderer/ui/tell/confirm-panel'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { ErrorState } from '#renderer/ui/tell/error-state'
import { SavedMark } from '#renderer/ui/tell/saved-mark'
import { useUndo } from '#renderer/ui/tell/undo'

const stages: readonly Stage[] = [
  { id: 'door', label: 'Door questions', state: 'done', note: '9:02 AM' },
  { id: 'consent', label: 'Consent', state: 'done' },
  { id: 'session', label: 'Session', state: 'now', note: '2 of 5 parts' },
  { id: 'supplies', label: 'Supplies used', state: 'attention', note: 'Oil runs low' },
  { id: 'aftercare', label: 'Aftercare', state: 'skipped', note: 'Baby woke up' },
  { id: 'sign', label: 'Note and sign', state: 'todo' },
]

export function ShowSheet() {
  const [view, setView] = useState<'day' | 'week'>('day')
  const [stage, setStage] = useState('session')
  const offerUndo = useUndo()
  const remove = () => offerUndo({ message: 'Client removed.', undo: () => undefined })
  return (
    <PageFrame
      title="Today"
      lead="Saturday, November 21. Three visits, 84 minutes of driving."
      actions={
        <Button variant="default" onClick={remove}>
          Remove something
        </Button>
      }
      primary={<Button>Start travel</Button>}
    >
      <Toolbar label="View">
        <SegmentedTabs
          label="View"
          value={view}
          onChange={setView}
          options={[
            { value: 'day', label: 'Day' },
            { value: 'week', label: 'Week' },
          ]}
        />
        <ToolbarSpace />
        <SavedMark state="saved" />
        <SavedMark state="saving" />
        <SavedMark state="notSaved" onRetry={remove} />
      </Toolbar>
      <Section title="Next door" help="Leave by 8:40 to be there at 9:00.">
        <Rows label="Visits">
          <Row
            leading="9:00 AM"
            title={<PersonName name="Amélie Oduya-Lindqvist" strong />}
            detail="Day 17 after birth · 60 min · Gate code on the access card"
            trailing={<Status meaning="done">Packed</Status>}
            onOpen={remove}
          />
          <Row
            leading="11:30 AM"
            title={<PersonName name="نورا عبد الرحمن الطويل 👶" strong />}
            detail="32 weeks 4 days · 75 min"
            trailing={<Status meaning="waiting">Consent not yet signed</Status>}
            onOpen={remove}
          />
          <Row
            leading="2:15 PM"
            title={<PersonName name={`Maria ${'de la Concepción '.repeat(9)}`} strong />}
            detail="Day 44 after birth · 45 min"
            trailing={<Status meaning="attention">Nut allergy</Status>}
          />
        </Rows>
        <Hairline label="Later" />
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '2rem' }}>
          <Figure label="Driven this week" value="148.2" unit="mi" note="From 11 trips" />
          <Figure label="Visits this month" value={31} unit="visits" />
          <Figure label="Pain, before and after" value="6 → 3" unit="of 10" />
        </div>
      </Section>
      <Section title="What to know">
        <div style={{ display: 'grid', gap: '0.5rem' }}>
          <Notice meaning="stop" title="Call the provider before any massage">
            One-sided calf pain and swelling, answered at the door at 9:02 AM.
          </Notice>
          <Notice
            meaning="attention"
            title="The kit holds almond oil"
            action={
              <Button variant="default" size="compact-md">
                Swap the oil
              </Button>
            }
          >
            Baby Theo is down for a tree-nut allergy.
          </Notice>
          <Notice meaning="waiting" title="Clearance letter asked for on Nov 18">
            No answer yet.
          </Notice>
          <Notice meaning="done" title="Note signed" />
        </div>
      </Section>
      <Section title="Visit" actions={<Button variant="subtle">Change the order</Button>}>
        <div style={{ display: 'grid', gridTemplateColumns: '16rem 1fr', gap: '2rem' }}>
          <StageRail label="Stages" stages={stages} chosen={stage} onChoose={setStage} />
          <Timeline
            label="What happened"
            items={[
              { id: '1', time: '8:41 AM', title: 'Left for the visit' },
              { id: '2', time: '8:58 AM', title: 'At the door', meaning: 'done' },
              {
                id: '3',
                time: '9:02 AM',
                title: 'Door questions answered',
                detail: 'One answer needs a look.',
                meaning: 'attention',
              },
              { id: '4', time: '9:10 AM', title: 'Session begins', meaning: 'waiting' },
            ]}
          />
        </div>
      </Section>
      <Section title="Facts">
        <KeyValues>
          <KeyValue label="Phone">(503) 555-0142</KeyValue>
          <KeyValue label="Gate code">4417, then the left door</KeyValue>
          <KeyValue label="Parking" />
        </KeyValues>
      </Section>
      <Section title="Waiting and asking">
        <div style={{ display: 'grid', gap: '1.5rem' }}>
          <ProgressLine label="Writing the backup" value={2140} max={5000} note="2,140 of 5,000" />
          <ProgressLine label="Reading the file" />
          <ConfirmPanel
            title="Delete this practice from the laptop?"
            confirmLabel="Delete the practice"
            typeToConfirm="delete"
            onConfirm={remove}
            onCancel={remove}
          >
            All clients, visits and notes on this laptop go. Backups you have saved elsewhere stay.
          </ConfirmPanel>
          <EmptyState
            title="No clients yet"
            icon={IconUsers}
            action={<Button variant="default">Add the first client</Button>}
          >
            Everyone you visit will be here, with their births, babies and care team.
          </EmptyState>
          <ErrorState
            title="The summary could not be made"
            safe="The note it comes from is safe and signed."
            action={{ label: 'Make it again', onAction: remove }}
          />
        </div>
      </Section>
    </PageFrame>
  )
}
