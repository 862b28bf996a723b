const pad = (value: number) => String(value).padStart(2, '0')

/**
 * A time of day as people type it: `9`, `930`, `9:30`, `9.30 pm`, `9p`, `14:00`, `noon`. Without am or pm,
 * 1 to 6 mean the afternoon: visits to families happen by day. The answer is `HH:mm` in 24 hours, or null.
 */
export const readTime = (typed: string): string | null => {
  const text = typed.trim().toLocaleLowerCase().replace(/[\s.]/g, '')
  if (text === 'noon') return '12:00'
  if (text === 'midnight') return '00:00'
  const parts = /^(\d{1,2}):?(\d{2})?(am?|pm?)?$/.exec(text.replace(/^(\d{1,2})h/, '$1:'))
  if (!parts) return null
  const [, hourText = '', minuteText, half] = parts
  const hour = Number(hourText)
  const minute = Number(minuteText ?? 0)
  if (minute > 59 || hour > 23 || (half && (hour < 1 || hour > 12))) return null
  if (half) return `${pad((hour % 12) + (half.startsWith('p') ? 12 : 0))}:${pad(minute)}`
  const afternoon = hour >= 1 && hour <= 6 && !hourText.startsWith('0')
  return `${pad(afternoon ? hour + 12 : hour)}:${pad(minute)}`
}

/** `9:30 AM` for `09:30`. What is not a time is given back as it is. */
export const writeTime = (time: string): string => {
  const parts = /^(\d{2}):(\d{2})$/.exec(time)
  if (!parts) return time
  const hour = Number(parts[1])
  return `${hour % 12 || 12}:${parts[2]} ${hour < 12 ? 'AM' : 'PM'}`
}

/** Moves `HH:mm` by whole steps onto the grid of `stepMin`, within the day. */
export const stepTime = (time: string, stepMin: number, direction: 1 | -1): string => {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const now = hour * 60 + minute
  const onGrid =
    direction > 0
      ? Math.floor(now / stepMin) * stepMin + stepMin
      : Math.ceil(now / stepMin) * stepMin - stepMin
  const inDay = Math.max(0, Math.min(24 * 60 - stepMin, onGrid))
  return `${pad(Math.floor(inDay / 60))}:${pad(inDay % 60)}`
}
