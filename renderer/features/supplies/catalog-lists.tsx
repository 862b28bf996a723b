import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useSession } from '#renderer/data/session'
import { useShortcut } from '#renderer/ui/commands/use-shortcut'
import { SearchField } from '#renderer/ui/fields/search-field'
import { ListDetail } from '#renderer/ui/page/list-detail'
import { SegmentedTabs } from '#renderer/ui/page/segmented-tabs'
import { Status } from '#renderer/ui/show/status'
import { plainText, plainWords } from '#shared/domain/clients/plain-words'
import { allergenWords } from '#shared/domain/clients/words'
import { minutesWords } from '#shared/domain/schedule/time-words'
import { categoryWords, serviceKindWords } from '#shared/domain/supplies/words'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { EditorProps, ListKind } from './editor-props'
import { ItemEditor } from './item-editor'
import { KitEditor } from './kit-editor'
import { ServiceEditor } from './service-editor'
import classes from './supplies.module.css'

const tabs: readonly { value: ListKind; label: string; add: string }[] = [
  { value: 'service', label: 'Services', add: 'New service' },
  { value: 'kit', label: 'Kits', add: 'New kit' },
  { value: 'item', label: 'Items', add: 'New item' },
]

interface Chosen {
  readonly id: string
  readonly isNew: boolean
}

export function CatalogLists({ entries }: { readonly entries: readonly CatalogEntry[] }) {
  const session = useSession()
  const [kind, setKind] = useState<ListKind>('service')
  const [text, setText] = useState('')
  const [shown, setShown] = useState<'inUse' | 'setAside'>('inUse')
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const ofKind = useMemo(() => entries.filter((entry) => entry.kind === kind), [entries, kind])
  const items = useMemo(
    () => find(ofKind, text).filter((entry) => entry.active === (shown === 'inUse')),
    [ofKind, text, shown],
  )
  const setAside = ofKind.filter((entry) => !entry.active).length
  const add = tabs.find(({ value }) => value === kind)?.add ?? ''
  const addNew = () => setChosen({ id: session.newId(), isNew: true })
  useShortcut('n', 'Add to this list', addNew)
  const entry = entries.find(({ id }) => id === chosen?.id) ?? null
  const open = (next: ListKind, id: string) => {
    setKind(next)
    setText('')
    setShown('inUse')
    setChosen({ id, isNew: false })
  }
  // Saving takes a moment, in which another entry may have been opened: that one stays.
  const close = () => setChosen((now) => (now?.id === chosen?.id ? null : now))
  const editor = { entries, onOpen: open, onClose: close }
  return (
    <ListDetail<CatalogEntry>
      label="Supplies"
      items={items}
      itemKey={(one) => one.id}
      itemText={(one) => one.name}
      renderItem={(one) => <EntryRow entry={one} entries={entries} />}
      selectedKey={chosen?.id ?? null}
      onSelect={(id) => setChosen({ id, isNew: false })}
      onClose={() => setChosen(null)}
      rowHeight={68}
      toolbar={
        <div className={classes.toolbar}>
          <SegmentedTabs<ListKind>
            label="Which list"
            value={kind}
            onChange={(next) => {
              setKind(next)
              setChosen(null)
            }}
            options={tabs.map(({ value, label }) => ({ value, label }))}
          />
          <SearchField
            label="Find in this list"
            value={text}
            onChange={setText}
            resultCount={items.length}
          />
          <div className={classes.toolbarFoot}>
            <Button variant="default" size="compact-md" onClick={addNew}>
              {add}
            </Button>
            {(setAside > 0 || shown === 'setAside') && (
              <Button
                variant="subtle"
                size="compact-md"
                onClick={() => setShown(shown === 'inUse' ? 'setAside' : 'inUse')}
              >
                {shown === 'inUse' ? `Set aside (${setAside})` : 'In use'}
              </Button>
            )}
          </div>
        </div>
      }
      empty={<p>{text ? 'Nothing matches.' : 'Nothing here yet.'}</p>}
      detail={
        chosen && (entry !== null || chosen.isNew) ? (
          <Editor key={chosen.id} kind={kind} id={chosen.id} entry={entry} {...editor} />
        ) : null
      }
      nothingChosen="Choose an entry to see and change it."
    />
  )
}

function Editor({ kind, ...props }: EditorProps & { readonly kind: ListKind }) {
  switch (kind) {
    case 'service':
      return <ServiceEditor {...props} />
    case 'kit':
      return <KitEditor {...props} />
    case 'item':
      return <ItemEditor {...props} />
  }
}

function find(entries: readonly CatalogEntry[], text: string): readonly CatalogEntry[] {
  const typed = plainWords(text)
  if (typed.length === 0) return entries
  return entries.filter((entry) => {
    const words = plainText(`${entry.name} ${entry.note} ${aboutEntry(entry, [])}`)
    return typed.every((word) => words.includes(word))
  })
}

/** One quiet line on an entry: what decides whether it is the one looked for. */
function aboutEntry(
  { service, kit, item }: CatalogEntry,
  entries: readonly CatalogEntry[],
): string {
  if (service) {
    const kits = service.kitIds.flatMap((id) => entries.find((one) => one.id === id)?.name ?? [])
    return [serviceKindWords[service.serviceKind], minutesWords(service.durationMin), ...kits].join(
      ' · ',
    )
  }
  if (kit) return `${count(kit.lines.length, 'item')}, ${count(kit.steps.length, 'step')}`
  if (item) {
    const allergens = item.allergens.map((one) => allergenWords[one])
    return [categoryWords[item.category], ...allergens].join(' · ')
  }
  return ''
}

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`

function EntryRow({
  entry,
  entries,
}: {
  readonly entry: CatalogEntry
  readonly entries: readonly CatalogEntry[]
}) {
  return (
    <span className={classes.entry}>
      <span className={classes.name}>{entry.name}</span>
      <span className={classes.about}>
        {!entry.active && (
          <Status meaning="waiting" plain>
            Set aside
          </Status>
        )}{' '}
        {aboutEntry(entry, entries)}
      </span>
    </span>
  )
}
