import type { ChannelName } from '#shared/ipc/channels'
import { ok, refused } from '#shared/result'
import type { FileDialogs } from '../file-dialogs'
import {
  askAddress,
  askDrives,
  rootOfPlaceServer,
  testPlaceServer,
} from '../places/ask-place-server'
import type { PackShelf } from '../places/pack-shelf'
import type { Send } from '../server/cookie-session'
import { exchange } from '../server/http-exchange'
import type { Handlers } from './handler'
import type { VaultHandlers } from './vault'

export type PlacesChannel = Extract<ChannelName, `places.${string}` | `basePack.${string}`>

export interface PlacesHandlersNeeds {
  readonly vault: Pick<VaultHandlers, 'maps' | 'keepMaps'>
  readonly packs: PackShelf
  readonly dialogs: Pick<FileDialogs, 'askWhichToOpen'>
  readonly send?: Send
}

export interface PlacesHandlers {
  readonly handlers: Handlers<PlacesChannel>
  /** Ends what is being asked: for locking and for quitting. */
  stop(): void
}

const none = { routing: '', geocoder: '', basePackPath: null }

export function createPlacesHandlers(needs: PlacesHandlersNeeds): PlacesHandlers {
  const { vault, packs, dialogs } = needs
  const sendOut = needs.send ?? exchange
  let asking = new AbortController()

  const send: Send = (request) => sendOut({ ...request, signal: asking.signal })
  /** What is set; null while locked. */
  const held = () => {
    const maps = vault.maps()
    return maps === 'locked' ? null : (maps ?? none)
  }
  const locked = refused({ code: 'locked' as const })

  return {
    handlers: {
      'places.servers': () => {
        const maps = held()
        return maps ? ok({ routing: maps.routing, geocoder: maps.geocoder }) : locked
      },
      async 'places.test'({ kind, address }) {
        return held() ? testPlaceServer(send, kind, address) : locked
      },
      async 'places.keep'(servers) {
        const maps = held()
        if (!maps) return locked
        for (const address of [servers.routing, servers.geocoder]) {
          const root = address === '' ? ok(null) : rootOfPlaceServer(address)
          if (!root.ok) return root
        }
        const kept = await vault.keepMaps({ ...maps, ...servers })
        return kept.ok ? ok(undefined) : refused({ code: kept.refusal.code })
      },
      async 'places.drives'({ places }) {
        const maps = held()
        return maps ? askDrives(send, maps.routing, places) : locked
      },
      async 'places.find'(asked) {
        const maps = held()
        return maps ? askAddress(send, maps.geocoder, asked) : locked
      },
      async 'basePack.state'() {
        const maps = held()
        if (!maps) return locked
        const path = maps.basePackPath
        // A file on a disk that is not plugged in: there is no base map until it is back.
        const pack = path === null ? null : await packs.offer(path).catch(() => null)
        return ok({ pack })
      },
      async 'basePack.choose'() {
        if (!held()) return locked
        const path = await dialogs.askWhichToOpen('map')
        if (path === null) return refused({ code: 'cancelled' })
        const pack = await packs.offer(path).catch(() => null)
        return pack === null ? refused({ code: 'disk' }) : ok(pack)
      },
      async 'basePack.keep'({ token }) {
        const maps = held()
        if (!maps) return locked
        const path = packs.pathOf(token)
        if (path === null) return refused({ code: 'unknownHandle' })
        const kept = await vault.keepMaps({ ...maps, basePackPath: path })
        return kept.ok ? ok(undefined) : refused({ code: kept.refusal.code })
      },
      async 'basePack.forget'() {
        const maps = held()
        if (!maps) return locked
        const kept = await vault.keepMaps({ ...maps, basePackPath: null })
        return kept.ok ? ok(undefined) : refused({ code: kept.refusal.code })
      },
    },
    stop() {
      asking.abort()
      asking = new AbortController()
    },
  }
}
