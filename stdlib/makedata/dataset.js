/* The lab's own set of test data: what is made, how it is checked and removed, for makedata.js, checkdata.js and
 * cleardata.js, which run after this file in the same arangosh. Options stand behind `--`:
 *
 *   --dataMultiplier N      N times as many documents (1)
 *   --bigDoc true           a few documents of 1 MB each (false)
 *   --minReplicationFactor N, --maxReplicationFactor N, --numberOfShards N
 *   --test A,B, --skip A,B  only, or not, the suites whose names contain this
 *   --progress false        no lines `# DATE - what was done` (true)
 *
 * Everything is named lab_…, and each value follows from its number, so that checkdata needs no record of it.
 */
(function (lab) {
  'use strict';
  const arango = require('internal').arango;
  const db = require('internal').db;
  const errors = require('internal').errors;
  const BATCH = 500;

  // --- options

  const known = {
    dataMultiplier: 1, bigDoc: false, minReplicationFactor: 1, maxReplicationFactor: 2, numberOfShards: 3, test: '',
    skip: '', progress: true
  };

  function typed(name, text) {
    const example = known[name];
    if (typeof example === 'number') {
      const number = Number(text);
      if (!(number >= 1)) {
        throw new Error('makedata: --' + name + ' must be a number from 1 on, not ' + text);
      }
      return number;
    }
    return typeof example === 'boolean' ? text === 'true' : text;
  }

  function options(words) {
    const chosen = Object.assign({}, known);
    for (let i = 0; i < words.length; i += 2) {
      const name = words[i].replace(/^-+/, '');
      if (!known.hasOwnProperty(name) || i + 1 >= words.length) {
        throw new Error('makedata: unknown option ' + words[i] + '; known: ' + Object.keys(known).join(', '));
      }
      chosen[name] = typed(name, words[i + 1]);
    }
    return chosen;
  }

  // --- helpers

  function progress(chosen, text) {
    if (chosen.progress) {
      print('# ' + new Date().toISOString() + ' - ' + text);
    }
  }

  function cluster() {
    return arango.GET('/_admin/server/role').role === 'COORDINATOR';
  }

  function create(name, edges, chosen) {
    const properties = cluster() ? { numberOfShards: chosen.numberOfShards,
      replicationFactor: Math.max(chosen.minReplicationFactor, Math.min(2, chosen.maxReplicationFactor)) } : {};
    return edges ? db._createEdgeCollection(name, properties) : db._createDocumentCollection(name, properties);
  }

  function insertAll(name, count, document, chosen) {
    const collection = db._collection(name);
    for (let from = 0; from < count; from += BATCH) {
      const batch = [];
      for (let i = from; i < Math.min(count, from + BATCH); i++) {
        batch.push(document(i));
      }
      collection.insert(batch).forEach(function (outcome) {
        if (outcome.error) {
          throw new Error('makedata: ' + name + ': ' + outcome.errorMessage);
        }
      });
      progress(chosen, name + ' ' + Math.min(count, from + BATCH) + '/' + count);
    }
    return count;
  }

  /** The same text for the same value, in whatever order its attributes came. */
  function canonical(value) {
    if (value === null || typeof value !== 'object') {
      return JSON.stringify(value);
    }
    if (Array.isArray(value)) {
      return '[' + value.map(canonical).join(',') + ']';
    }
    return '{' + Object.keys(value).sort().map(function (key) {
      return JSON.stringify(key) + ':' + canonical(value[key]);
    }).join(',') + '}';
  }

  function plain(document) {
    const copy = Object.assign({}, document);
    delete copy._id;
    delete copy._rev;
    return copy;
  }

  function checkAll(name, count, document, chosen) {
    const collection = db._collection(name);
    if (!collection) {
      throw new Error('checkdata: the collection ' + name + ' is missing');
    }
    if (collection.count() !== count) {
      throw new Error('checkdata: ' + name + ' has ' + collection.count() + ' documents, not ' + count);
    }
    for (let from = 0; from < count; from += BATCH) {
      const wanted = [];
      for (let i = from; i < Math.min(count, from + BATCH); i++) {
        wanted.push(document(i));
      }
      const found = {};
      db._query('FOR d IN @@c FILTER d._key IN @keys RETURN d',
        { '@c': name, keys: wanted.map(function (d) { return d._key; }) }).toArray()
        .forEach(function (d) { found[d._key] = d; });
      wanted.forEach(function (d) {
        if (!found[d._key]) {
          throw new Error('checkdata: ' + name + '/' + d._key + ' is missing');
        }
        if (canonical(plain(found[d._key])) !== canonical(d)) {
          throw new Error('checkdata: ' + name + '/' + d._key + ' is not what was made: '
            + canonical(plain(found[d._key])).substr(0, 300));
        }
      });
      progress(chosen, name + ' ' + Math.min(count, from + BATCH) + '/' + count + ' checked');
    }
    return count;
  }

  function drop(name) {
    const collection = db._collection(name);
    if (collection) {
      collection.drop();
    }
  }

  const NOT_IMPLEMENTED = 9;
  const TTL = { type: 'ttl', fields: ['at'], expireAfter: 1000000, name: 'byTime' };

  function knowsIndex(definition) {
    drop('lab_probe');
    try {
      db._createDocumentCollection('lab_probe').ensureIndex(definition);
      return true;
    } catch (e) {
      if (e.errorNum === NOT_IMPLEMENTED) {
        return false;
      }
      throw e;
    } finally {
      drop('lab_probe');
    }
  }

  /** A suite that is one collection of documents, each of which follows from its number. */
  function documents(name, edges, count, document) {
    return {
      name: name,
      make: function (chosen) {
        create('lab_' + name, edges, chosen);
        return insertAll('lab_' + name, count(chosen), document, chosen);
      },
      check: function (chosen) {
        return checkAll('lab_' + name, count(chosen), document, chosen);
      },
      clear: function () {
        drop('lab_' + name);
      }
    };
  }

  function times(count) {
    return function (chosen) { return count * chosen.dataMultiplier; };
  }

  function fixed(values) {
    return function () { return values.length; };
  }

  // --- the data

  function nested(depth) {
    return depth === 0 ? { leaf: true } : { level: depth, inner: nested(depth - 1), list: [depth, [depth]] };
  }

  const VALUES = [null, true, false, 0, 1, -1, 42, 2147483648, -2147483649, 9007199254740991, -9007199254740991, 0.5,
    -1.25, 1e-7, 1.5e300, '', ' ', 'text', 'line\nbreak', 'tab\tand "quotes" and \\', [], {}, [[], [[]]], { a: {} },
    [1, 'a', null, true, { b: [2] }], nested(20), '2026-02-29T00:00:00Z', '\u0000\u001f'];
  const NAMES = ['größe', 'naïve', '名前', 'имя', 'اسم', 'שם', 'ñandú', '🥑', 'ß', 'e\u0301', 'a b', 'a.b', '$x', '0'];
  const KEYS = ['a', 'A', '0', '00', 'a-b', 'a_b', 'a:b', 'a.b', 'a@b', '(x)', 'x+y', 'x,y', 'x=y', 'x;y', '$x', 'x!',
    '*', "x'y", 'x%y'];

  const suites = [
    documents('documents', false, times(2000), function (i) {
      return { _key: 'd' + i, number: i, half: i / 2, text: 'document ' + i, even: i % 2 === 0, nothing: null,
        list: [i, i + 1, i + 2], inner: { number: -i, name: NAMES[i % NAMES.length] } };
    }),
    documents('types', false, fixed(VALUES), function (i) { return { _key: 't' + i, value: VALUES[i] }; }),
    documents('names', false, fixed(NAMES), function (i) {
      const document = { _key: 'n' + i, name: NAMES[i] };
      document[NAMES[i]] = NAMES[i];
      return document;
    }),
    documents('keys', false, fixed(KEYS), function (i) { return { _key: KEYS[i], number: i }; }),
    documents('cities', false, times(100), function (i) { return { _key: 'c' + i, name: 'city ' + i }; }),
    documents('roads', true, times(300), function (i) {
      return { _key: 'r' + i, _from: 'lab_cities/c' + i % 100, _to: 'lab_cities/c' + (i * 7 + 1) % 100, length: i };
    }),
    {
      name: 'graph',
      make: function () {
        const answer = arango.POST('/_api/gharial', { name: 'lab_map',
          edgeDefinitions: [{ collection: 'lab_roads', from: ['lab_cities'], to: ['lab_cities'] }] });
        if (answer.error) {
          throw new Error('makedata: graph lab_map: ' + answer.errorMessage);
        }
        return 1;
      },
      check: function () {
        const answer = arango.GET('/_api/gharial/lab_map');
        if (answer.error || answer.graph.edgeDefinitions[0].collection !== 'lab_roads') {
          throw new Error('checkdata: graph lab_map: ' + (answer.errorMessage || 'another edge definition'));
        }
        return 1;
      },
      clear: function () {
        arango.DELETE('/_api/gharial/lab_map');
      }
    },
    {
      name: 'indexes',
      make: function (chosen) {
        const oneShard = Object.assign({}, chosen, { numberOfShards: 1 }); // a unique index needs the shard key else
        const collection = create('lab_indexes', false, oneShard);
        collection.ensureIndex({ type: 'persistent', fields: ['number'], unique: true, name: 'byNumber' });
        collection.ensureIndex({ type: 'persistent', fields: ['a', 'b'], sparse: true, name: 'byBoth' });
        return insertAll('lab_indexes', 200, this.document, chosen);
      },
      document: function (i) { return { _key: 'i' + i, number: i, a: i % 10, b: 'b' + i % 7 }; },
      check: function (chosen) {
        const count = checkAll('lab_indexes', 200, this.document, chosen);
        const names = db._collection('lab_indexes').getIndexes().map(function (index) { return index.name; });
        ['byNumber', 'byBoth'].forEach(function (name) {
          if (names.indexOf(name) < 0) {
            throw new Error('checkdata: the index ' + name + ' of lab_indexes is missing');
          }
        });
        try {
          db._collection('lab_indexes').insert({ number: 1 });
        } catch (e) {
          if (e.errorNum === errors.ERROR_ARANGO_UNIQUE_CONSTRAINT_VIOLATED.code) {
            return count;
          }
          throw e;
        }
        throw new Error('checkdata: the unique index of lab_indexes lets a second 1 in');
      },
      clear: function () { drop('lab_indexes'); }
    },
    {
      name: 'ttl',
      supported: function () { return knowsIndex(TTL); },
      make: function (chosen) {
        create('lab_ttl', false, chosen).ensureIndex(TTL);
        return insertAll('lab_ttl', 100, this.document, chosen);
      },
      document: function (i) { return { _key: 'l' + i, at: 4102444800 + i }; },
      check: function (chosen) {
        if (!db._collection('lab_ttl').getIndexes().some(function (index) { return index.type === 'ttl'; })) {
          throw new Error('checkdata: the ttl index of lab_ttl is missing');
        }
        return checkAll('lab_ttl', 100, this.document, chosen);
      },
      clear: function () { drop('lab_ttl'); }
    },
    Object.assign(documents('big', false, times(3), function (i) {
      return { _key: 'b' + i, text: new Array(1024 * 1024 / 8 + 1).join('0123456' + i % 10) };
    }), { supported: function (chosen) { return chosen.bigDoc; } }),
    {
      name: 'view',
      supported: function () { return !arango.GET('/_api/view').error; },
      make: function () {
        db._createView('lab_view', 'arangosearch', { links: { lab_documents: { includeAllFields: true } } });
        return 1;
      },
      check: function () {
        if (!db._view('lab_view')) {
          throw new Error('checkdata: the view lab_view is missing');
        }
        return 1;
      },
      clear: function () {
        if (db._view('lab_view')) {
          db._dropView('lab_view');
        }
      }
    }
  ];

  // --- running them

  function listed(names, suite) {
    return names.split(',').some(function (part) { return part !== '' && suite.name.indexOf(part) >= 0; });
  }

  function selected(suite, chosen) {
    return (chosen.test === '' || listed(chosen.test, suite)) && !listed(chosen.skip, suite)
      && (!suite.supported || suite.supported(chosen));
  }

  lab.run = function (action, words) {
    const chosen = options(words);
    const ordered = action === 'clear' ? suites.slice().reverse() : suites;
    let made = 0;
    let run = 0;
    let skipped = 0;
    ordered.forEach(function (suite) {
      const wanted = action === 'clear' ? !suite.supported || suite.name !== 'view' || suite.supported(chosen)
        : selected(suite, chosen);
      print((wanted ? ' X ' : ' S ') + suite.name);
      if (wanted) {
        made += suite[action](chosen) || 0;
        run++;
      } else {
        skipped++;
      }
    });
    print('# done suites=' + run + ' skipped=' + skipped + ' documents=' + made);
  };
}(global.arangolabData = {}));
