import { useMemo } from 'react'
import { type MapLeg, type MapStop, RouteMap } from '#renderer/ui/map/route-map'
import { isApproximate } from '#shared/domain/places/words'
import type { TherapistPlan } from '#shared/domain/route/problem'
import classes from './route.module.css'
import type { DayRoute } from './use-day-route'

interface DayMapProps {
  readonly route: DayRoute
  readonly mine: TherapistPlan
  readonly selectedId: string | null
  readonly onSelect: (visitId: string) => void
}

/** The list's stops, in its order, on the map. */
export function DayMap({ route, mine, selectedId, onSelect }: DayMapProps) {
  const { stops, legs } = useMemo(() => drawn(route, mine), [route, mine])
  const visits = stops.filter(({ kind }) => kind === 'visit')
  if (visits.length === 0) return null
  return (
    <div>
      <RouteMap
        label="Map of the day"
        stops={stops}
        legs={legs}
        selected={selectedId}
        onSelect={(id) => {
          if (visits.some((visit) => visit.id === id)) onSelect(id)
        }}
        className={classes.map}
      />
      {route.ready?.note && <p className={classes.quiet}>{route.ready.note}</p>}
    </div>
  )
}

function drawn({ ready, toPlan, therapist, data, visits, saying }: DayRoute, mine: TherapistPlan) {
  const placeAt = (row: number | null | undefined) =>
    row === null || row === undefined ? null : (ready?.places.places[row] ?? null)
  const planned = new Map(toPlan?.visits.map((visit) => [visit.id, visit]))
  const clientOf = new Map(visits.map(({ id, clientId }) => [id, clientId]))
  const order = mine.stops.flatMap((stop) => (stop.visitId === null ? [] : [stop]))
  const stops = order.flatMap((stop, index): MapStop[] => {
    const id = stop.visitId ?? ''
    const place = placeAt(planned.get(id)?.place)
    const location = data.book.people.get(clientOf.get(id) ?? '')?.home?.location
    if (!place) return []
    return [
      {
        ...{ id, place, kind: 'visit', mark: String(index + 1) },
        title: `Stop ${index + 1}, ${saying.clientOf(id)}, ${saying.timeOf(stop.arriveMin)}`,
        tone: stop.lateMin > 0 ? 'attention' : 'plain',
        approximate: location ? isApproximate(location.source) : false,
      },
    ]
  })
  const road = toPlan?.therapists.find(({ id }) => id === therapist.id)
  const home = placeAt(ready?.places.ofHome.get(therapist.id))
  const ends = { from: road?.startPlace ?? null, to: road?.endPlace ?? null }
  const base: MapStop[] = home
    ? [{ id: 'home', place: home, kind: 'home', mark: '', title: 'Home base' }]
    : []
  const isHome = (row: number | null) => home !== null && placeAt(row) === home
  const path = [
    ...(isHome(ends.from) ? ['home'] : []),
    ...stops.map(({ id }) => id),
    ...(isHome(ends.to) ? ['home'] : []),
  ]
  const legs: MapLeg[] = path
    .slice(1)
    .map((toId, index) => ({ fromId: path[index] as string, toId }))
  return { stops: [...base, ...stops], legs }
}
