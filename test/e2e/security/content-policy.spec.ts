import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from '../fixtures/app'

test.describe('the content policy', () => {
  test('is on every answer, with the other protective headers', async ({ launchApp }) => {
    const { page, watched } = await launchApp()
    watched.expectErrors(/404/)
    const answers = await page.evaluate(async () => {
      const script = document.querySelector<HTMLScriptElement>('script[type=module]')?.src ?? ''
      const urls = ['/', '/index.html', script, '/absent.js', '/stopped']
      return Promise.all(
        urls.map(async (url) => {
          const answer = await fetch(url)
          return { url, ...Object.fromEntries(answer.headers) } as Record<string, string>
        }),
      )
    })
    for (const headers of answers) {
      expect(headers['content-security-policy'], headers.url).toContain("default-src 'none'")
      expect(headers['x-content-type-options'], headers.url).toBe('nosniff')
      expect(headers['referrer-policy'], headers.url).toBe('no-referrer')
      expect(headers['permissions-policy'], headers.url).toContain('camera=()')
    }
    const [first] = answers
    expect(first?.['cache-control']).toBe('no-store')
    expect(first?.['cross-origin-opener-policy']).toBe('same-origin')
    const policy = first?.['content-security-policy'] ?? ''
    for (const directive of [
      "script-src 'self';",
      "connect-src 'self';",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "object-src 'none'",
    ]) {
      expect(policy).toContain(directive)
    }
    expect(policy).not.toMatch(/unsafe|wasm|https?:|\*/)
  })

  test('has a style nonce that is new with each load and that the page knows', async ({
    launchApp,
  }) => {
    const { page } = await launchApp()
    const nonces = await page.evaluate(async () => {
      const load = async () => {
        const answer = await fetch('/')
        const policy = answer.headers.get('content-security-policy') ?? ''
        const html = await answer.text()
        return {
          header: /'nonce-([^']+)'/.exec(policy)?.[1],
          meta: /name="style-nonce" content="([^"]+)"/.exec(html)?.[1],
        }
      }
      return [await load(), await load()]
    })
    for (const { header, meta } of nonces) {
      expect(header).toMatch(/^[A-Za-z0-9+/]{22}==$/)
      expect(meta).toBe(header)
    }
    expect(nonces[0]?.header).not.toBe(nonces[1]?.header)
  })

  test('lets no text become code: eval, Function, inline scripts, handlers, script URLs', async ({
    launchApp,
  }) => {
    const { page, watched } = await launchApp()
    watched.expectErrors(/Content Security Policy|unsafe-eval/)
    // Later than the call that asks: what runs inside `evaluate` itself is exempt from the policy.
    const ran = await page.evaluate(
      () =>
        new Promise<string[]>((answer) => {
          setTimeout(async () => {
            const found: string[] = []
            Object.assign(window, { mark: (how: string) => found.push(how) })
            const attempt = (how: string, act: () => unknown) => {
              try {
                act()
                found.push(how)
              } catch {
                // Refused, as it should be.
              }
            }
            // biome-ignore lint/security/noGlobalEval: that it throws is what is tested.
            attempt('eval', () => eval('1'))
            attempt('Function', () => new Function('return 1')())
            attempt(
              'wasm',
              () => new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
            )
            setTimeout("mark('setTimeout with text')")
            const holder = document.createElement('div')
            holder.innerHTML = `<img src="app://doorstep/none.png" onerror="mark('onerror')">
              <svg onload="mark('svg')"></svg><iframe srcdoc="<script>parent.mark('srcdoc')</script>"></iframe>
              <a href="javascript:mark('script URL')">x</a>`
            document.body.append(holder)
            holder.querySelector('a')?.click()
            for (const source of [
              { textContent: "mark('inline script')" },
              { src: 'data:text/javascript,mark("data script")' },
              { src: URL.createObjectURL(new Blob(["mark('blob script')"])) },
            ]) {
              document.body.append(Object.assign(document.createElement('script'), source))
            }
            setTimeout(() => answer(found), 500)
          }, 0)
        }),
    )
    expect(ran).toEqual([])
    watched.expectErrors(/none\.png|404/)
  })

  test('applies a style sheet with the nonce and none without', async ({ launchApp }) => {
    const { page, watched } = await launchApp()
    watched.expectErrors(/Content Security Policy/)
    const applied = await page.evaluate(() => {
      const nonce = document.querySelector('meta[name="style-nonce"]')?.getAttribute('content')
      const probe = document.createElement('i')
      probe.id = 'probe'
      document.body.append(probe)
      const add = (text: string, withNonce: boolean) => {
        const style = document.createElement('style')
        if (withNonce && nonce) style.setAttribute('nonce', nonce)
        style.textContent = text
        document.head.append(style)
      }
      add('#probe { outline: 3px solid red }', false)
      add('#probe { border-top: 5px solid blue }', true)
      const { outlineStyle, borderTopWidth } = getComputedStyle(probe)
      return { outlineStyle, borderTopWidth }
    })
    expect(applied).toEqual({ outlineStyle: 'none', borderTopWidth: '5px' })
  })
})

test('no road leads out of the page: nothing reaches a server beside it', async ({ launchApp }) => {
  const { page, watched } = await launchApp()
  watched.expectErrors(/./)
  watched.expectRequests(/127\.0\.0\.1|localhost|^file:/)
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    socket.destroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  let datagrams = 0
  const udp = createSocket('udp4', () => {
    datagrams += 1
  })
  udp.bind(port, '127.0.0.1')
  await once(udp, 'listening')

  const tried = await page.evaluate(async (serverPort) => {
    const host = `127.0.0.1:${serverPort}`
    const url = `http://${host}/canary`
    let attempts = 0
    const attempt = async (act: () => unknown) => {
      attempts += 1
      try {
        await act()
      } catch {
        // Refused.
      }
    }
    const element = (tag: string, attributes: Record<string, string>) => () => {
      const made = document.createElement(tag)
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
      document.body.append(made)
    }
    for (const mode of ['cors', 'no-cors'] as const) await attempt(() => fetch(url, { mode }))
    await attempt(() => fetch(`http://localhost:${serverPort}/`, { mode: 'no-cors' }))
    await attempt(() => fetch(url, { keepalive: true, mode: 'no-cors' }))
    await attempt(() => fetch('file:///etc/hostname').then((answer) => answer.text()))
    await attempt(() => navigator.sendBeacon(url, 'canary'))
    await attempt(() => new WebSocket(`ws://${host}/`))
    await attempt(() => new EventSource(url))
    await attempt(() => {
      const request = new XMLHttpRequest()
      request.open('GET', url)
      request.send()
    })
    await attempt(() => new Worker(url))
    await attempt(() => import(/* @vite-ignore */ url))
    await attempt(() => navigator.serviceWorker.register(url))
    await attempt(() => new FontFace('x', `url(${url})`).load())
    for (const relation of [
      'preconnect',
      'dns-prefetch',
      'prefetch',
      'preload',
      'modulepreload',
      'stylesheet',
      'icon',
      'manifest',
      'prerender',
    ]) {
      await attempt(element('link', { rel: relation, href: url, as: 'image' }))
    }
    for (const tag of ['img', 'iframe', 'embed', 'video', 'audio', 'script', 'input']) {
      await attempt(element(tag, { src: url, type: 'image' }))
    }
    await attempt(element('object', { data: url }))
    await attempt(element('div', { style: `background: url(${url})` }))
    await attempt(element('meta', { 'http-equiv': 'refresh', content: `0;url=${url}` }))
    await attempt(async () => {
      const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:${host}` }] })
      peer.createDataChannel('x')
      await peer.setLocalDescription(await peer.createOffer())
    })
    await new Promise((done) => setTimeout(done, 2500))
    return attempts
  }, port)
  expect(tried).toBeGreaterThan(30)
  expect(connections).toBe(0)
  expect(datagrams).toBe(0)
  expect(page.url()).toMatch(/^app:\/\/doorstep\/(#|$)/)
  server.close()
  udp.close()
})
