import { Button } from '@mantine/core'
import { useState } from 'react'
import { SearchField } from '#renderer/ui/fields/search-field'
import { ListDetail } from '#renderer/ui/page/list-detail'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Section } from '#renderer/ui/page/section'
import { KeyValue, KeyValues } from '#renderer/ui/show/key-value'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { EmptyState } from '#renderer/ui/tell/empty-state'

const first = ['Ana', 'Beatrix', 'Chiamaka', 'Dalia', 'Eun-ji', 'Farah', 'Grace', 'Hanna']
const last = ['Abbott', 'Bello', 'Castellanos-Whittington', 'Dvořák', 'Ekström', '田中']
const people = Array.from({ length: 5000 }, (_, index) => ({
  id: `p${index}`,
  name: `${first[index % first.length]} ${last[(index * 7) % last.length]} ${index}`,
}))

export function ListSheet() {
  const [chosen, setChosen] = useState<string | null>('p3')
  const [query, setQuery] = useState('')
  const found = people.filter((person) => person.name.toLowerCase().includes(query.toLowerCase()))
  const person = people.find((one) => one.id === chosen)
  return (
    <ListDetail
      label="Clients"
      items={found}
      itemKey={(one) => one.id}
      itemText={(one) => one.name}
      renderItem={(one) => (
        <>
          <PersonName name={one.name} strong />
          <span style={{ color: 'var(--ink-faint)', fontSize: '0.9375rem' }}>
            Day 17 after birth
          </span>
        </>
      )}
      selectedKey={chosen}
      onSelect={setChosen}
      onClose={() => setChosen(null)}
      toolbar={
        <SearchField
          label="Search clients"
          value={query}
          onChange={setQuery}
          resultCount={found.length}
        />
      }
      empty={<EmptyState title="Nobody by that name">Try the first letters.</EmptyState>}
      nothingChosen="Choose a client on the left."
      detail={
        person ? (
          <PageFrame
            key={person.id}
            level={2}
            title={person.name}
            titleNode={<PersonName name={person.name} wrap />}
            lead="Day 17 after birth · One baby"
            status={<Status meaning="attention">Tree nuts</Status>}
            actions={<Button variant="default">Edit</Button>}
            primary={<Button>Book a visit</Button>}
          >
            <Section title="At the door">
              <KeyValues>
                <KeyValue label="Address">1420 Larkspur Lane, Unit 3</KeyValue>
                <KeyValue label="Gate code">4417</KeyValue>
                <KeyValue label="Dog" />
              </KeyValues>
            </Section>
          </PageFrame>
        ) : null
      }
    />
  )
}
