import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCoordinates } from '#shared/domain/places/read-coordinates'
import { coordinatesWords, wayWords } from '#shared/domain/places/words'

const vancouver = { latitude: 49.2827, longitude: -123.1207 }

const understood = [
  '49.2827, -123.1207',
  '49.2827 -123.1207',
  '49.2827;-123.1207',
  '(49.2827, -123.1207)',
  ' 49.2827,−123.1207\n',
  '49,2827; -123,1207',
  '49.2827° N, 123.1207° W',
  'N 49.2827 W 123.1207',
  '49.2827N 123.1207W',
  'geo:49.2827,-123.1207',
  'geo:49.2827,-123.1207;u=35',
  'geo:0,0?q=49.2827,-123.1207(Door)',
  'https://www.google.com/maps/@49.2827,-123.1207,15z',
  'https://www.google.com/maps/place/Somewhere/@49.3,-123.2,17z/data=!3m1!4b1!4m5!3m4!8m2!3d49.2827!4d-123.1207',
  'https://www.google.com/maps?q=49.2827,-123.1207',
  'https://www.google.com/maps/search/?api=1&query=49.2827%2C-123.1207',
  'https://www.google.com/maps/dir/?api=1&destination=49.2827%2C%20-123.1207',
  'https://maps.google.com/maps/place/49.2827,-123.1207',
  'maps.google.com/maps?ll=49.2827,-123.1207&z=12',
  'https://maps.apple.com/?ll=49.2827,-123.1207&q=Pin',
  'https://maps.apple.com/place?coordinate=49.2827,-123.1207&name=Marked',
  'https://www.openstreetmap.org/#map=15/49.2827/-123.1207',
  'https://www.openstreetmap.org/?mlat=49.2827&mlon=-123.1207#map=12/49.1/-123.0',
  'https://www.bing.com/maps?cp=49.2827~-123.1207&lvl=16',
  'https://www.waze.com/ul?ll=49.2827%2C-123.1207&navigate=yes',
]

test.each(understood)('%s is understood', (pasted) => {
  expect(readCoordinates(pasted)).toEqual({ ok: true, value: vancouver })
})

test('degrees, minutes and seconds are put together', () => {
  for (const pasted of ['49°16′57.72″N 123°7′14.52″W', `49 16' 57.72" N, 123 7' 14.52" W`]) {
    const found = readCoordinates(pasted)
    expect(found.ok && coordinatesWords(found.value)).toBe('49.28270, -123.12070')
  }
})

test.each([
  ['nothing', ''],
  ['nothing', '123 Main Street'],
  ['nothing', 'https://example.org/a/b'],
  ['nothing', 'geo:abc,def'],
  ['nothing', '1,2,3,4'],
  ['nothing', '+1 604 555 0123'],
  ['nothing', `${'9'.repeat(5000)}`],
  ['oneNumber', '49.2827'],
  ['shortLink', 'https://maps.app.goo.gl/AbCdEf123'],
  ['shortLink', 'https://goo.gl/maps/xyz'],
  ['outside', '91.5, 200'],
  ['outside', '49, 181'],
  ['outside', `49°75'00"N 123°07'00"W`],
  ['swapped', '-123.1207, 49.2827'],
  ['swapped', '-73.95, 40.7'],
  ['zero', '0, 0'],
] as const)('%s is said of "%s"', (refusal, pasted) => {
  expect(readCoordinates(pasted)).toEqual({ ok: false, refusal })
})

test('whatever is pasted, the answer is a place on earth or a reason', () => {
  const number = fc.double({ min: -200, max: 200, noNaN: true }).map((value) => value.toFixed(4))
  const near = fc
    .tuple(number, fc.constantFrom(', ', ' ', ';', '/', '~', ',', '°N '), number, fc.string())
    .map(([a, between, b, rest]) => `${a}${between}${b}${rest}`)
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        near,
        near.map((text) => `https://m.example/@${text}`),
      ),
      (pasted) => {
        const found = readCoordinates(pasted)
        if (!found.ok) return
        expect(Math.abs(found.value.latitude)).toBeLessThanOrEqual(90)
        expect(Math.abs(found.value.longitude)).toBeLessThanOrEqual(180)
      },
    ),
  )
})

test('every pair that a map shows comes back as it was', () => {
  const coordinate = (least: number, most: number) =>
    fc.integer({ min: least * 1e5, max: most * 1e5 })
  fc.assert(
    fc.property(coordinate(-60, 80), coordinate(-180, 180), (north, east) => {
      fc.pre(north !== 0 || east !== 0)
      const place = { latitude: north / 1e5, longitude: east / 1e5 }
      const found = readCoordinates(coordinatesWords(place))
      expect(found.ok && coordinatesWords(found.value)).toBe(coordinatesWords(place))
    }),
  )
})

test('the way to a place is told as a person says it', () => {
  const home = { latitude: 40, longitude: -75 }
  expect(wayWords(home, { latitude: 40.1, longitude: -75 })).toBe('6.9 mi north')
  expect(wayWords(home, { latitude: 40, longitude: -75.001 })).toBe('279 ft west')
  expect(wayWords(home, { latitude: 39.9, longitude: -74.87 })).toBe('9.8 mi south-east')
  expect(wayWords(home, home)).toBe('the same spot')
})
