/**
 * The rules that a practice's databases keep by themselves, whoever writes: JavaScript as CouchDB's own
 * engines take it (ES5), as text. `rulesVersion` rises with every change, so that set-up mends older ones.
 */
export const rulesVersion = 2

const shared = `
  var refuse = function (why) { throw { forbidden: why }; };
  var isAdmin = userCtx.roles.indexOf('_admin') !== -1;
  // Which practice's owner it is, the database's members say: no other comes here.
  var isOwner = userCtx.roles.some(function (role) { return role.indexOf('doorstep-owner-') === 0; });
  var isStaff = function (id) { return userCtx.roles.indexOf('doorstep-staff-' + id) !== -1; };
  var onlyThese = function (names) {
    for (var name in newDoc) {
      if (names.indexOf(name) === -1) refuse('unknown field');
    }
  };
  var uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
  if (newDoc._id.indexOf('_design/') === 0) {
    if (!isAdmin) refuse('rules are for administrators');
    return;
  }
`

/**
 * Who made a record stands in its id and cannot be forged; what is signed is never written again, by
 * nobody; a draft is its author's (and the owner's, who refills a server that lost everything).
 *
 * A server shows a rule the version that is written over, and none for a new beginning. So a document
 * cannot begin as if it had a past (`orphan`), which would win over every true version; an author can
 * still begin their own document twice, and only the laptops see that. An administrator may bring a
 * past: that is how one server is copied to another.
 */
export const recordsRules = `function (newDoc, oldDoc, userCtx, secObj) {
${shared}
  var id = new RegExp('^([a-z]{1,20}):(' + uuid + '):(' + uuid + ')$').exec(newDoc._id);
  if (!id) refuse('not an id of ours');
  var mayWriteAs = isAdmin || isOwner || isStaff(id[2]);
  var orphan = !oldDoc && newDoc._revisions && newDoc._revisions.start > 1;
  if (orphan && !isAdmin) refuse('nothing to follow');
  if (id[1] === 'audit' && (oldDoc || newDoc._deleted)) refuse('what was noted is never changed');
  if (id[1] === 'keys') {
    onlyThese(['_id', '_rev', '_revisions', 'v', 'announcement']);
    if (oldDoc || newDoc._deleted) refuse('announcements of keys are written once');
    if (!mayWriteAs) refuse('made by somebody else');
    if (typeof newDoc.announcement !== 'string' || newDoc.announcement.length > 400000) refuse('not an announcement');
    return;
  }
  onlyThese(['_id', '_rev', '_deleted', '_revisions', 'v', 'kid', 'state', 'ct']);
  if (newDoc.v !== 1) refuse('unknown version');
  if (typeof newDoc.kid !== 'string' || !/^[0-9a-f]{8}$/.test(newDoc.kid)) refuse('no key id');
  var states = id[1] === 'notes' || id[1] === 'summaries' ? ['draft', 'signed'] : ['open'];
  if (states.indexOf(newDoc.state) === -1) refuse('no state of these');
  if (typeof newDoc.ct !== 'string' || newDoc.ct.length === 0 || newDoc.ct.length > 1500000) refuse('no sealed text');
  if (oldDoc && oldDoc.state === 'signed') refuse('signed is never written again');
  if (newDoc._deleted && newDoc.state === 'signed') refuse('signed is never removed');
  if (!oldDoc && !mayWriteAs) refuse('made by somebody else');
  if (oldDoc && oldDoc.state === 'draft' && !mayWriteAs) refuse('a draft of somebody else');
}`

/** Files are written once and sealed; they may be removed, and never changed. */
export const filesRules = `function (newDoc, oldDoc, userCtx, secObj) {
${shared}
  if (!new RegExp('^' + uuid + '$').test(newDoc._id)) refuse('not an id of ours');
  if (newDoc._deleted) {
    onlyThese(['_id', '_rev', '_deleted', '_revisions']);
    return;
  }
  onlyThese(['_id', '_rev', '_revisions', '_attachments', 'keyId']);
  if (oldDoc && !oldDoc._deleted) refuse('files are written once');
  if (typeof newDoc.keyId !== 'string' || !/^[0-9a-f]{8}$/.test(newDoc.keyId)) refuse('no key id');
  var names = [];
  for (var name in newDoc._attachments || {}) names.push(name);
  if (names.length !== 1 || names[0] !== 'sealed') refuse('one sealed attachment');
  var sealed = newDoc._attachments.sealed;
  if (sealed.content_type !== 'application/octet-stream') refuse('not sealed');
  if (sealed.length > 40000000) refuse('too large');
}`

export interface DesignDocument {
  readonly _id: '_design/doorstep'
  readonly language: 'javascript'
  readonly version: number
  readonly validate_doc_update: string
}

export const designDocument = (database: 'records' | 'files'): DesignDocument => ({
  _id: '_design/doorstep',
  language: 'javascript',
  version: rulesVersion,
  validate_doc_update: database === 'records' ? recordsRules : filesRules,
})
