// What arangosh offers to scripts, over the functions of `host` (HostFunctions.java). Answers the built-in modules.
(function (global, host) {
  'use strict';
  const modules = {};

  function ArangoError(info) {
    this.error = true;
    this.code = info.code;
    this.errorNum = info.errorNum;
    this.errorMessage = info.errorMessage;
    this.message = info.errorMessage;
    this.stack = new Error(info.errorMessage).stack;
  }
  ArangoError.prototype = Object.create(Error.prototype);
  ArangoError.prototype.constructor = ArangoError;
  ArangoError.prototype.name = 'ArangoError';
  ArangoError.prototype.toString = function () {
    return 'ArangoError ' + this.errorNum + ': ' + this.errorMessage;
  };

  // --- laying out values

  function pretty(value, indent, seen) {
    if (value === null || typeof value === 'number' || typeof value === 'boolean') {
      return String(value);
    }
    if (typeof value === 'string') {
      return JSON.stringify(value);
    }
    if (typeof value !== 'object') {
      return typeof value === 'function' ? '[Function "' + value.name + '"]' : String(value);
    }
    if (typeof value._PRINT === 'function') {
      return value._PRINT();
    }
    if (value instanceof Error || value instanceof Date) {
      return String(value);
    }
    if (seen.indexOf(value) >= 0) {
      return '<recursive>';
    }
    const inner = indent + '  ';
    const path = seen.concat([value]);
    const parts = Array.isArray(value)
      ? value.map(v => inner + pretty(v, inner, path))
      : Object.keys(value).map(k => inner + JSON.stringify(k) + ' : ' + pretty(value[k], inner, path));
    const open = Array.isArray(value) ? '[' : '{';
    const close = Array.isArray(value) ? ']' : '}';
    return parts.length === 0 ? open + ' ' + close
      : open + ' \n' + parts.join(', \n') + ' \n' + indent + close;
  }

  function shown(value) {
    return typeof value === 'string' ? value : pretty(value, '', []);
  }

  function format(text) {
    const values = Array.prototype.slice.call(arguments, 1);
    if (typeof text !== 'string' || text.indexOf('%') < 0) {
      return Array.prototype.map.call(arguments, shown).join(' ');
    }
    const filled = text.replace(/%[sdifoOj%]/g, mark => {
      if (mark === '%%' || values.length === 0) {
        return mark === '%%' ? '%' : mark;
      }
      const value = values.shift();
      return mark === '%j' ? JSON.stringify(value) : shown(value);
    });
    return [filled].concat(values.map(shown)).join(' ');
  }

  global.print = function () {
    host.print(Array.prototype.map.call(arguments, shown).join(' ') + '\n');
  };
  global.printf = function () {
    host.print(format.apply(null, arguments));
  };
  const console = {};
  ['log', 'info', 'warn', 'error', 'debug'].forEach(level => {
    console[level] = function () {
      host.log(level, format.apply(null, arguments));
    };
  });
  global.console = console;

  // --- requests

  function raw(method, url, body, headers) {
    const text = body === undefined || body === null ? ''
      : typeof body === 'string' ? body : JSON.stringify(body);
    return host.request(method, url, text, headers || {});
  }

  function parsed(answer) {
    if (answer.body === undefined || answer.body === '') {
      return { code: answer.code, error: answer.code >= 400 };
    }
    const type = answer.headers['content-type'] || '';
    return type.indexOf('json') >= 0 ? JSON.parse(answer.body) : answer.body;
  }

  const arango = {};
  ['GET', 'HEAD', 'DELETE', 'POST', 'PUT', 'PATCH', 'OPTIONS'].forEach(method => {
    const bodyless = method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
    function send(args) {
      const url = args[0];
      if (bodyless) {
        return raw(method, url, '', args[1]);
      }
      return raw(method, url, args[1], args[2]);
    }
    arango[method] = function () {
      return parsed(send(arguments));
    };
    arango[method + '_RAW'] = function () {
      const answer = send(arguments);
      const full = { code: answer.code, headers: answer.headers, body: answer.body, error: answer.code >= 400 };
      try {
        full.parsedBody = parsed(answer);
      } catch (e) {
        full.parsedBody = undefined; // the body says that it is JSON and is not: callers see the text
      }
      return full;
    };
  });
  arango.delete = arango.DELETE;
  arango.getEndpoint = () => host.endpoint();
  arango.getDatabaseName = () => host.database();
  arango.setDatabaseName = name => host.useDatabase(name);
  arango.connectedUser = () => host.user();
  arango.isConnected = () => raw('GET', '/_api/version').code === 200;
  arango.getVersion = () => check(raw('GET', '/_api/version')).version;
  arango.getRole = () => check(raw('GET', '/_admin/server/role')).role;
  arango.getMode = () => check(raw('GET', '/_admin/server/role')).mode;
  arango.reconnect = (endpoint, database, user, password) => host.connect(endpoint, database, user, password || '');
  arango.connectHandle = arango.reconnect;

  function check(answer) {
    const body = parsed(answer);
    if (answer.code >= 400 || answer.code === 0) {
      throw new ArangoError({
        code: answer.code,
        errorNum: body && body.errorNum || answer.code,
        errorMessage: body && body.errorMessage || String(body)
      });
    }
    return body;
  }

  const enc = encodeURIComponent;
  const call = (method, url, body) => check(raw(method, url, body));

  function query(options) {
    const pairs = Object.keys(options || {}).filter(k => typeof options[k] !== 'object')
      .map(k => k + '=' + enc(options[k]));
    return pairs.length === 0 ? '' : '?' + pairs.join('&');
  }

  // --- cursors

  function ArangoCursor(first) {
    this._rows = first.result;
    this._at = 0;
    this._more = first.hasMore;
    this._id = first.id;
    this._count = first.count;
    this._extra = first.extra;
    this._cached = first.cached;
  }
  ArangoCursor.prototype.hasNext = function () {
    if (this._at < this._rows.length) {
      return true;
    }
    if (!this._more) {
      return false;
    }
    const next = call('POST', '/_api/cursor/' + enc(this._id));
    this._rows = next.result;
    this._at = 0;
    this._more = next.hasMore;
    return this.hasNext();
  };
  ArangoCursor.prototype.next = function () {
    if (!this.hasNext()) {
      throw new Error('No more results');
    }
    return this._rows[this._at++];
  };
  ArangoCursor.prototype.toArray = function () {
    const all = [];
    while (this.hasNext()) {
      all.push(this.next());
    }
    return all;
  };
  ArangoCursor.prototype.forEach = function (action) {
    while (this.hasNext()) {
      action(this.next());
    }
  };
  ArangoCursor.prototype.count = function () {
    return this._count;
  };
  ArangoCursor.prototype.getExtra = function () {
    return this._extra || {};
  };
  ArangoCursor.prototype.dispose = function () {
    if (this._more) {
      call('DELETE', '/_api/cursor/' + enc(this._id));
      this._more = false;
    }
  };
  ArangoCursor.prototype._PRINT = function () {
    return '[object ArangoQueryCursor' + (this._id ? ' ' + this._id : '') + ', count: '
      + (this._count === undefined ? this._rows.length : this._count) + ', cached: ' + !!this._cached
      + ', hasMore: ' + !!this._more + ']\n\n' + pretty(this._rows.slice(0, 10), '', []);
  };

  // --- collections

  function ArangoCollection(data) {
    this._id = data.id;
    this._name = data.name;
    this._type = data.type;
    this._isSystem = data.isSystem;
  }
  ArangoCollection.TYPE_DOCUMENT = 2;
  ArangoCollection.TYPE_EDGE = 3;
  const C = ArangoCollection.prototype;
  C._PRINT = function () {
    return '[ArangoCollection ' + this._id + ', "' + this._name + '" (type '
      + (this._type === 3 ? 'edge' : 'document') + ', status loaded)]';
  };
  C.toString = C._PRINT;
  C.name = function () { return this._name; };
  C.type = function () { return this._type; };
  C.status = function () { return 3; };
  C._path = function (part) { return '/_api/collection/' + enc(this._name) + (part ? '/' + part : ''); };
  C._document = function (id) { return '/_api/document/' + enc(this._name) + '/' + enc(keyOf(id)); };
  C.count = function () { return call('GET', this._path('count')).count; };
  C.figures = function () { return call('GET', this._path('figures')).figures; };
  C.revision = function () { return call('GET', this._path('revision')).revision; };
  C.checksum = function (withRevisions, withData) {
    const sum = call('GET', this._path('checksum') + query({ withRevisions: !!withRevisions, withData: !!withData }));
    return { checksum: sum.checksum, revision: sum.revision };
  };
  C.properties = function (changes) {
    const all = changes ? call('PUT', this._path('properties'), changes) : call('GET', this._path('properties'));
    ['error', 'code', 'id', 'name', 'status', 'statusString', 'type'].forEach(k => { delete all[k]; });
    return all;
  };
  C.load = C.unload = function () {};
  C.truncate = function () { call('PUT', this._path('truncate')); };
  C.rename = function (name) {
    call('PUT', this._path('rename'), { name: name });
    db._forget();
    this._name = name;
  };
  C.drop = function (options) {
    call('DELETE', this._path() + query(options));
    db._forget();
  };
  C.insert = C.save = function (from, to, document, options) {
    let what = from;
    let how = to;
    if (typeof from === 'string' && typeof to === 'string') {
      what = Object.assign({}, document, { _from: from, _to: to });
      how = options;
    }
    if (what === null || typeof what !== 'object') {
      throw new ArangoError({ code: 400, errorNum: 1227, errorMessage: 'invalid document type' });
    }
    return call('POST', '/_api/document/' + enc(this._name) + query(how), what);
  };
  C.document = function (id) {
    return Array.isArray(id) ? call('PUT', '/_api/document/' + enc(this._name) + '?onlyget=true', id)
      : call('GET', this._document(id));
  };
  C.exists = function (id) {
    const answer = raw('HEAD', this._document(id));
    return answer.code === 404 ? false : answer.code < 400 ? { _key: keyOf(id), _id: this._name + '/' + keyOf(id),
      _rev: (answer.headers.etag || '').replace(/"/g, '') } : check(answer);
  };
  C.update = function (id, patch, options) { return call('PATCH', this._document(id) + query(options), patch); };
  C.replace = function (id, doc, options) { return call('PUT', this._document(id) + query(options), doc); };
  C.remove = function (id, options) {
    if (Array.isArray(id)) {
      return call('DELETE', '/_api/document/' + enc(this._name) + query(options), id);
    }
    return call('DELETE', this._document(id) + query(options));
  };
  C.all = function () { return db._query('FOR d IN @@c RETURN d', { '@c': this._name }); };
  C.toArray = function () { return this.all().toArray(); };
  C.any = function () {
    const one = db._query('FOR d IN @@c SORT RAND() LIMIT 1 RETURN d', { '@c': this._name }).toArray();
    return one.length === 0 ? null : one[0];
  };
  C.byExample = function (example) {
    const bind = { '@c': this._name };
    const tests = Object.keys(example).map((k, i) => {
      bind['v' + i] = example[k];
      return 'd.' + k.split('.').map(n => '`' + n + '`').join('.') + ' == @v' + i;
    });
    return db._query('FOR d IN @@c ' + (tests.length ? 'FILTER ' + tests.join(' && ') : '') + ' RETURN d', bind);
  };
  C.firstExample = function (example) {
    const found = this.byExample(example);
    return found.hasNext() ? found.next() : null;
  };
  C.removeByExample = function (example) {
    const found = this.byExample(example).toArray();
    found.forEach(d => this.remove(d._key));
    return found.length;
  };
  C.edges = function (id) {
    return db._query('FOR e IN @@c FILTER e._from == @v || e._to == @v RETURN e',
      { '@c': this._name, v: idOf(id) }).toArray();
  };
  C.outEdges = function (id) {
    return db._query('FOR e IN @@c FILTER e._from == @v RETURN e', { '@c': this._name, v: idOf(id) }).toArray();
  };
  C.inEdges = function (id) {
    return db._query('FOR e IN @@c FILTER e._to == @v RETURN e', { '@c': this._name, v: idOf(id) }).toArray();
  };
  C.getIndexes = C.indexes = function () {
    return call('GET', '/_api/index?collection=' + enc(this._name)).indexes;
  };
  C.ensureIndex = function (definition) {
    return call('POST', '/_api/index?collection=' + enc(this._name), definition);
  };
  C.index = function (id) {
    const wanted = typeof id === 'object' ? id.id : id;
    return this.getIndexes().find(i => i.id === wanted || i.name === wanted || i.id.split('/')[1] === String(wanted))
      || check({ code: 404, headers: { 'content-type': 'json' },
        body: '{"errorNum":1212,"errorMessage":"index not found"}' });
  };
  C.dropIndex = function (id) {
    try {
      call('DELETE', '/_api/index/' + this.index(id).id);
      return true;
    } catch (e) {
      if (e.errorNum === 1212) {
        return false;
      }
      throw e;
    }
  };
  C.shards = function (details) { return call('GET', this._path('shards') + query({ details: !!details })).shards; };

  function idOf(document) { return typeof document === 'string' ? document : document._id; }
  function keyOf(document) {
    const text = typeof document === 'string' ? document : document._key || document._id;
    return text.indexOf('/') < 0 ? text : text.split('/')[1];
  }

  // --- the database

  let known = {};
  const db = host.database0(name => db._lookup(name));
  global.db = db;
  const D = {
    _forget: () => { known = {}; },
    _lookup: name => {
      if (!known[name]) {
        known[name] = db._collection(name) || undefined;
      }
      return known[name];
    },
    _name: () => host.database(),
    _id: () => call('GET', '/_api/database/current').result.id,
    _isSystem: () => host.database() === '_system',
    _properties: () => call('GET', '/_api/database/current').result,
    _version: details => {
      const answer = call('GET', '/_api/version' + (details ? '?details=true' : ''));
      return details ? answer : answer.version;
    },
    _engine: () => call('GET', '/_api/engine'),
    _collections: () => call('GET', '/_api/collection').result.map(c => new ArangoCollection(c)),
    _collection: name => {
      const answer = raw('GET', '/_api/collection/' + enc(name));
      return answer.code === 404 ? null : new ArangoCollection(check(answer));
    },
    _create: (name, properties, type) => {
      const body = Object.assign({}, typeof properties === 'object' ? properties : {}, { name: name });
      if (type !== undefined && typeof type !== 'object') {
        body.type = type === 'edge' || type === 3 ? 3 : 2;
      }
      db._forget();
      return new ArangoCollection(call('POST', '/_api/collection', body));
    },
    _createDocumentCollection: (name, properties) => db._create(name, properties, 2),
    _createEdgeCollection: (name, properties) => db._create(name, properties, 3),
    _drop: (name, options) => {
      const answer = raw('DELETE', '/_api/collection/' + enc(name) + query(options));
      db._forget();
      return answer.code === 404 ? undefined : void check(answer);
    },
    _truncate: name => { call('PUT', '/_api/collection/' + enc(name) + '/truncate'); },
    _query: (text, bind, cursor, options) => {
      const body = typeof text === 'object' ? Object.assign({}, text) : { query: text, bindVars: bind || {} };
      if (cursor || options) {
        const outer = ['count', 'batchSize', 'ttl', 'cache', 'memoryLimit'];
        const inner = Object.assign({}, options);
        Object.keys(cursor || {}).forEach(k => {
          (outer.indexOf(k) >= 0 ? body : k === 'options' ? {} : inner)[k] = cursor[k];
        });
        body.options = Object.assign(inner, (cursor || {}).options);
      }
      return new ArangoCursor(call('POST', '/_api/cursor', body));
    },
    _createStatement: body => ({
      bind: function (name, value) {
        body.bindVars = Object.assign({}, body.bindVars, typeof name === 'object' ? name : { [name]: value });
      },
      execute: () => db._query(body),
      explain: () => call('POST', '/_api/explain', body)
    }),
    _explain: (text, bind) => print(call('POST', '/_api/explain', { query: text, bindVars: bind || {} })),
    _parse: text => call('POST', '/_api/query', { query: text }),
    _databases: () => call('GET', '/_api/database').result,
    _createDatabase: (name, options, users) => call('POST', '/_api/database',
      { name: name, options: options || {}, users: users || [] }).result,
    _dropDatabase: name => call('DELETE', '/_api/database/' + enc(name)).result,
    _useDatabase: name => {
      const before = host.database();
      host.useDatabase(name);
      const answer = raw('GET', '/_api/database/current');
      if (answer.code >= 400) {
        host.useDatabase(before);
        check(answer);
      }
      db._forget();
      return true;
    },
    _document: id => db._of(id).document(id),
    _exists: id => db._of(id).exists(id),
    _update: (id, patch, options) => db._of(id).update(id, patch, options),
    _replace: (id, doc, options) => db._of(id).replace(id, doc, options),
    _remove: (id, options) => db._of(id).remove(id, options),
    _of: id => new ArangoCollection({ name: idOf(id).split('/')[0] }),
    _views: () => call('GET', '/_api/view').result,
    _view: name => {
      const answer = raw('GET', '/_api/view/' + enc(name) + '/properties');
      return answer.code === 404 ? null : check(answer);
    },
    _createView: (name, type, properties) => call('POST', '/_api/view',
      Object.assign({}, properties, { name: name, type: type })),
    _dropView: name => call('DELETE', '/_api/view/' + enc(name)).result,
    _executeTransaction: data => call('POST', '/_api/transaction',
      Object.assign({}, data, { action: String(data.action) })).result,
    _createTransaction: data => new Transaction(call('POST', '/_api/transaction/begin', data).result.id),
    _transactions: () => call('GET', '/_api/transaction').transactions,
    _flushCache: () => db._forget(),
    _PRINT: () => '[object ArangoDatabase "' + host.database() + '"]'
  };
  Object.keys(D).forEach(k => Object.defineProperty(db, k, { value: D[k], enumerable: false }));

  function Transaction(id) { this._id = id; }
  const end = verb => function () { return call(verb, '/_api/transaction/' + enc(this._id)).result; };
  Transaction.prototype.id = function () { return this._id; };
  Transaction.prototype.status = end('GET');
  Transaction.prototype.commit = end('PUT');
  Transaction.prototype.abort = end('DELETE');
  Transaction.prototype._with = function (work) {
    host.header('x-arango-trx-id', this._id);
    try {
      return work();
    } finally {
      host.header('x-arango-trx-id', '');
    }
  };
  Transaction.prototype.query = function (text, bind, options) {
    return this._with(() => db._query(text, bind, options));
  };
  Transaction.prototype.collection = function (name) {
    const inner = new ArangoCollection({ name: name });
    const outer = {};
    for (let k in C) { // also what is inherited
      if (typeof C[k] === 'function') {
        const self = this;
        outer[k] = function () {
          const args = arguments;
          return self._with(() => inner[k].apply(inner, args));
        };
      }
    }
    return outer;
  };

  // --- modules

  const fs = {};
  ['read', 'write', 'append', 'exists', 'isFile', 'isDirectory', 'list', 'listTree', 'makeDirectory',
    'makeDirectoryRecursive', 'remove', 'removeDirectory', 'removeDirectoryRecursive', 'move', 'copyFile', 'size',
    'mtime', 'makeAbsolute', 'getTempPath', 'getTempFile', 'home'].forEach(name => {
    fs[name] = function () { return host.file(name, Array.prototype.slice.call(arguments)); };
  });
  fs.readFileSync = fs.read;
  fs.writeFileSync = fs.write;
  fs.pathSeparator = '/';
  fs.join = function () {
    return Array.prototype.join.call(arguments, '/').replace(/\/+/g, '/');
  };
  fs.readText = fs.read;

  const process = {
    argv: [], pid: host.pid(), env: host.environment(), stdout: { write: text => host.print(String(text)) },
    exit: code => host.exit(code === undefined ? 0 : Number(code)), cwd: () => host.file('makeAbsolute', ['.'])
  };
  global.process = process;

  const failAt = '/_admin/debug/failat';
  const internal = {
    db: db, arango: arango, print: global.print, printf: global.printf, time: host.time, env: process.env,
    output: function () { host.print(Array.prototype.join.call(arguments, '')); },
    wait: seconds => host.sleep(seconds), sleep: seconds => host.sleep(seconds), exit: process.exit,
    isArangod: () => false, isCluster: () => arango.getRole() === 'COORDINATOR', version: host.version(),
    getPid: () => host.pid(), genRandomAlphaNumbers: n => host.random(n), quiet: true, inspect: shown,
    debugCanUseFailAt: () => raw('GET', failAt).code === 200,
    debugSetFailAt: name => call('PUT', failAt + '/' + enc(name), {}),
    debugRemoveFailAt: name => call('DELETE', failAt + '/' + enc(name)),
    debugClearFailAt: name => call('DELETE', failAt + (name ? '/' + enc(name) : '')),
    executeExternal: () => { throw new Error('not allowed to execute programs: the stand-in starts none'); }
  };
  internal.executeExternalAndWait = internal.executeExternal;
  internal.errors = {
    ERROR_ARANGO_CONFLICT: { code: 1200 }, ERROR_ARANGO_DOCUMENT_NOT_FOUND: { code: 1202 },
    ERROR_ARANGO_DATA_SOURCE_NOT_FOUND: { code: 1203 }, ERROR_ARANGO_DUPLICATE_NAME: { code: 1207 },
    ERROR_ARANGO_UNIQUE_CONSTRAINT_VIOLATED: { code: 1210 }, ERROR_ARANGO_INDEX_NOT_FOUND: { code: 1212 },
    ERROR_ARANGO_DATABASE_NOT_FOUND: { code: 1228 }
  };

  function assert(value, message) {
    if (!value) {
      throw new Error('AssertionError: ' + (message || shown(value) + ' == true'));
    }
  }
  assert.ok = assert;
  assert.equal = (a, b, m) => assert(a == b, m || shown(a) + ' == ' + shown(b));
  assert.strictEqual = (a, b, m) => assert(a === b, m || shown(a) + ' === ' + shown(b));
  assert.deepEqual = (a, b, m) => assert(JSON.stringify(a) === JSON.stringify(b), m || shown(a) + ' == ' + shown(b));

  modules.internal = internal;
  modules.fs = fs;
  modules.console = console;
  modules.process = process;
  modules.assert = assert;
  modules.util = { inspect: shown, format: format };
  modules['@arangodb'] = {
    db: db, arango: arango, ArangoError: ArangoError, ArangoCollection: ArangoCollection, errors: internal.errors,
    print: global.print, printf: global.printf, time: host.time, output: internal.output, isServer: false,
    isClient: true, inspect: shown,
    aql: function (parts) {
      const bindVars = {};
      let text = parts[0];
      for (let i = 1; i < parts.length; i++) {
        const value = arguments[i];
        const collection = value instanceof ArangoCollection;
        bindVars[(collection ? '@' : '') + 'value' + i] = collection ? value.name() : value;
        text += (collection ? '@@' : '@') + 'value' + i + parts[i];
      }
      return { query: text, bindVars: bindVars };
    }
  };
  modules['@arangodb/arango-error'] = { ArangoError: ArangoError };
  modules['@arangodb/crypto'] = {
    md5: t => host.hash('MD5', t), sha1: t => host.hash('SHA-1', t), sha256: t => host.hash('SHA-256', t),
    sha512: t => host.hash('SHA-512', t), genRandomAlphaNumbers: n => host.random(n)
  };
  modules.arangosh = { checkRequestResult: body => {
    if (body && body.error) {
      throw new ArangoError(body);
    }
    return body;
  } };
  Object.keys(modules).filter(k => k.indexOf('@arangodb') === 0)
    .forEach(k => { modules[k.replace('@arangodb', 'org/arangodb')] = modules[k]; });
  global.arango = arango;
  global.ArangoError = ArangoError;
  global.ArangoCollection = ArangoCollection;
  global.global = global;

  return { modules: modules, pretty: value => typeof value === 'string' ? value : shown(value), ArangoError: ArangoError };
})
