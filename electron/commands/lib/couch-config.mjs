/** The settings of a server that set-up looks at and lowers, with CouchDB 3.5's values. */
export function createConfig() {
  const values = new Map([
    ['couchdb/max_document_size', '8000000'],
    ['couchdb/max_attachment_size', '1073741824'],
  ])
  return { values, number: (section, key) => Number(values.get(`${section}/${key}`)) }
}

/** What CouchDB 3 says to pages of other addresses, once its settings let them in. */
export function addCors(app, config) {
  app.use((request, response, next) => {
    const setting = (key, other) => config.values.get(`cors/${key}`) ?? other
    const { origin } = request.headers
    const isOn = config.values.get('chttpd/enable_cors') === 'true'
    if (!isOn || !origin) return next()
    const origins = setting('origins', '').split(/\s*,\s*/)
    if (!origins.includes('*') && !origins.includes(origin)) return next()
    response.setHeader('access-control-allow-origin', origins.includes('*') ? '*' : origin)
    if (setting('credentials', 'false') === 'true') {
      response.setHeader('access-control-allow-credentials', 'true')
    }
    if (request.method !== 'OPTIONS') return next()
    response.setHeader('access-control-allow-methods', setting('methods', 'GET, HEAD, POST'))
    response.setHeader('access-control-allow-headers', setting('headers', 'accept, content-type'))
    response.status(204).end()
  })
}

/** `_up`, `_uuids` and `_node/_local/_config`, which the library has only together with what we left out. */
export function addConfig(app, config, { onlyAdmins, randomUuid }) {
  app.get('/_up', (_request, response) => response.json({ status: 'ok', seeds: {} }))
  app.get('/_uuids', (request, response) => {
    const count = Math.min(1000, Number(request.query.count) || 1)
    response.json({ uuids: Array.from({ length: count }, randomUuid) })
  })
  const path = '/_node/_local/_config/:section/:key'
  app.use('/_node', onlyAdmins)
  const keyOf = ({ params }) => `${params.section}/${params.key}`
  const unknown = (response) =>
    response.status(404).json({ error: 'not_found', reason: 'unknown_config_value' })
  app.get(path, (request, response) => {
    const value = config.values.get(keyOf(request))
    if (value === undefined) return unknown(response)
    response.type('json').send(JSON.stringify(value))
  })
  app.put(path, (request, response) => {
    let text = ''
    request.setEncoding('utf8')
    request.on('data', (chunk) => {
      text += chunk
    })
    request.on('end', () => {
      let value
      try {
        value = JSON.parse(text)
      } catch {
        value = undefined
      }
      if (typeof value !== 'string') {
        const reason = 'Config value must be a string'
        return response.status(400).json({ error: 'bad_request', reason })
      }
      const before = config.values.get(keyOf(request)) ?? ''
      config.values.set(keyOf(request), value)
      response.type('json').send(JSON.stringify(before))
    })
  })
}
