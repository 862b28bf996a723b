/** A door, a lamp, a bag put down for a moment. Says where the work is done; read aloud as nothing. */
export function DoorstepPicture() {
  return (
    <svg viewBox="0 0 320 330" fill="none" aria-hidden strokeLinecap="round" strokeLinejoin="round">
      <g stroke="var(--edge-soft)" strokeWidth="2">
        <path d="M34 318h252M58 302h204v16M58 302v16M82 286h156v16M82 286v16" />
        <path d="M20 318h-8M300 318h8" />
        <path d="M66 128v-10a10 10 0 0 1 10-10M66 150a12 12 0 0 1-12-12l4-10h16l4 10a12 12 0 0 1-12 12Z" />
      </g>
      <path d="M66 150v0" stroke="var(--accent)" strokeWidth="6" />
      <g stroke="var(--accent)" strokeWidth="2.5">
        <path d="M104 286V116a56 56 0 0 1 112 0v170" fill="var(--paper)" />
        <path d="M116 286V118a44 44 0 0 1 88 0v168" fill="var(--accent-soft)" />
        <path d="M130 148v-28a30 30 0 0 1 60 0v28ZM160 90v58M130 120h60" fill="var(--paper)" />
        <path d="M130 168h60v44h-60ZM130 228h60v40h-60Z" />
      </g>
      <circle cx="196" cy="216" r="3.5" fill="var(--accent)" />
      <g stroke="var(--ink-soft)" strokeWidth="2.25">
        <path d="M222 286v-34a6 6 0 0 1 6-6h40a6 6 0 0 1 6 6v34Z" fill="var(--surface)" />
        <path d="M236 246v-8a8 8 0 0 1 8-8h8a8 8 0 0 1 8 8v8M222 262h52M244 262v6h8v-6" />
      </g>
      <g stroke="var(--done)" strokeWidth="2.25">
        <path d="M90 286c-3-22-16-34-28-38 0 16 8 30 28 38ZM84 268c-1-20 4-34 14-44 6 14 4 30-6 46" />
      </g>
      <path
        d="M70 286h30l-4 16H74Z"
        stroke="var(--ink-soft)"
        strokeWidth="2.25"
        fill="var(--surface)"
      />
    </svg>
  )
}
