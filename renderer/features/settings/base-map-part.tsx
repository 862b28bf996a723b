import { Button } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { type OpenPackRefusal, openBasePack } from '#renderer/ui/map/base-pack'
import { Section } from '#renderer/ui/page/section'
import { KeyValue, KeyValues } from '#renderer/ui/show/key-value'
import { Notice } from '#renderer/ui/show/notice'
import { ProgressLine } from '#renderer/ui/show/progress-line'
import { announce } from '#renderer/ui/tell/announce'
import type { PackFacts } from '#shared/domain/places/pmtiles-pack'
import { packRefusalWords } from '#shared/domain/places/words'
import type { BasePack } from '#shared/ipc/places-contract'
import classes from './settings.module.css'

interface Kept {
  readonly file: BasePack
  /** Null while it is looked at. */
  readonly facts: PackFacts | null
  readonly refusal: OpenPackRefusal | null
}

/** A map file of one's own under the route: streets and names, without a network. */
export function BaseMapPart() {
  const [kept, setKept] = useState<Kept | null>(null)
  const [looking, setLooking] = useState(false)
  const [refused, setRefused] = useState<OpenPackRefusal | 'disk' | null>(null)

  const read = useCallback(async () => {
    const answer = await window.doorstep.call('basePack.state').catch(() => null)
    const file = answer?.ok ? answer.value.pack : null
    setKept(file && { file, facts: null, refusal: null })
    if (!file) return
    const opened = await openBasePack(file)
    if (opened.ok) opened.value.close()
    setKept({
      file,
      facts: opened.ok ? opened.value.facts : null,
      refusal: opened.ok ? null : opened.refusal,
    })
  }, [])
  useEffect(() => void read(), [read])

  const choose = async () => {
    setRefused(null)
    const chosen = await window.doorstep.call('basePack.choose')
    if (!chosen.ok) return setRefused(chosen.refusal.code === 'disk' ? 'unreadable' : null)
    setLooking(true)
    const opened = await openBasePack(chosen.value).finally(() => setLooking(false))
    if (!opened.ok) return setRefused(opened.refusal)
    opened.value.close()
    const answer = await window.doorstep.call('basePack.keep', { token: chosen.value.token })
    if (!answer.ok) return setRefused('disk')
    await read()
    announce('This is the base map now.')
  }
  const forget = async () => {
    const answer = await window.doorstep.call('basePack.forget')
    if (!answer.ok) return setRefused('disk')
    setKept(null)
    announce('Maps are drawn on plain paper again. The file is where it was.')
  }
  return (
    <Section
      title="Base map"
      help="A Protomaps basemap of your area, as one PMTiles file, puts streets and names under the route. It is read where it lies and is not part of your records or backups."
    >
      <div className={classes.stack}>
        {kept && <KeptPack kept={kept} />}
        {looking && (
          <div className={classes.wide}>
            <ProgressLine label="Looking at the map" />
          </div>
        )}
        {refused && <Refused refusal={refused} />}
        <div className={classes.actions}>
          <Button variant="default" disabled={looking} onClick={() => void choose()}>
            {kept ? 'Choose another map file' : 'Choose a map file'}
          </Button>
          {kept && (
            <Button variant="subtle" disabled={looking} onClick={() => void forget()}>
              Use plain paper again
            </Button>
          )}
        </div>
      </div>
    </Section>
  )
}

const sizeWords = (bytes: number): string =>
  bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.max(0.1, bytes / 1e6).toFixed(1)} MB`

function KeptPack({ kept: { file, facts, refusal } }: { readonly kept: Kept }) {
  return (
    <div className={classes.wide}>
      <KeyValues>
        <KeyValue label="Map file">
          <bdi>{file.fileName}</bdi>, {sizeWords(file.sizeBytes)}
        </KeyValue>
        {facts?.attribution && <KeyValue label="Data">{facts.attribution}</KeyValue>}
      </KeyValues>
      {refusal && (
        <Notice meaning="attention" title="This map cannot be drawn any more">
          {packRefusalWords[refusal].what} Until then maps are drawn on plain paper.{' '}
          {packRefusalWords[refusal].todo}
        </Notice>
      )}
    </div>
  )
}

function Refused({ refusal }: { readonly refusal: OpenPackRefusal | 'disk' }) {
  const { what, todo } =
    refusal === 'disk'
      ? { what: 'The disk did not take the change.', todo: 'Free some space and try again.' }
      : packRefusalWords[refusal]
  return (
    <div role="alert" className={classes.wide}>
      <Notice meaning="attention" title="This file was not taken as the base map">
        <p>{what}</p>
        <p>Nothing was changed. {todo}</p>
      </Notice>
    </div>
  )
}
