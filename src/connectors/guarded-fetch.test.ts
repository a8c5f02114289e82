import { createServer, type Server } from 'node:http'
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { guardedPost, isPublic } from './guarded-fetch.ts'

describe('an address', () => {
  test.each([
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.100.100.200',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fd00:ec2::254',
    'fc00::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '0:0:0:0:0:ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '64:ff9b::169.254.169.254',
    '2002:7f00:1::',
    '2002:c0a8:101::1',
    '::10.0.0.1',
    '::ffff:0:127.0.0.1',
    '64:ff9b:1::a00:1',
    '100::1',
    '5f00::1',
    'fec0::1',
    '2001:db8::1',
    '3fff::1',
    '2001::1',
    'localhost',
    '',
    '1',
  ])('%s is not public', (address) => {
    expect(isPublic(address)).toBe(false)
  })

  test.each([
    '1.1.1.1',
    '172.32.0.1',
    '100.128.0.1',
    '2606:4700::1111',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
    '2002:808:808::1',
  ])('%s is public', (address) => {
    expect(isPublic(address)).toBe(true)
  })
})

describe('a post', () => {
  let server: Server
  let port: number
  const heard: { host?: string | undefined; body: string }[] = []
  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = ''
      request.on('data', (piece: Buffer) => (body += piece.toString()))
      request.on('end', () => {
        heard.push({ host: request.headers.host, body })
        if (request.url === '/slow') return
        if (request.url === '/elsewhere') response.writeHead(302, { location: 'http://127.0.0.1:1/' })
        response.end('x'.repeat(200_000))
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  })
  afterAll(() => void server.close())
  const post = (url: string, more: object = {}) =>
    guardedPost({ url, headers: {}, body: '{}', timeoutMs: 400, ...more })

  test.each([
    'https://127.0.0.1/',
    'https://localhost/',
    'https://[::1]/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://169.254.169.254/latest',
    'http://example.com/',
  ])('to %s is refused before anything is sent', async (url) => {
    await expect(post(url)).rejects.toMatchObject({ code: 'private-address' })
  })

  test('to a name is refused if only one of its addresses is private', async () => {
    await expect(
      post('https://hooks.example/', { resolve: async () => ['1.1.1.1', '10.0.0.1'] }),
    ).rejects.toMatchObject({ code: 'private-address' })
  })

  test('to a name that has no address fails as one that does not answer, and one with a public address is tried', async () => {
    for (const resolve of [async () => [], () => Promise.reject(new Error('no such name'))])
      await expect(post('https://hooks.invalid/', { resolve })).rejects.toMatchObject({ code: 'unreachable' })
    // Of a block of IPv6 that nobody was given.
    await expect(post('https://hooks.invalid/', { resolve: async () => ['2d00::1'] })).rejects.toMatchObject({
      code: expect.stringMatching(/^(timeout|unreachable)$/),
    })
  })

  test('goes to the address that was looked at, whatever the name has become since', async () => {
    let asked = 0
    // The name is looked up once; it does not exist, so a second look-up at the time of connecting would fail.
    const resolve = async () => [asked++ === 0 ? '127.0.0.1' : '203.0.113.1']
    const answer = await post(`http://rebinding.invalid:${port}/`, { anyAddress: true, resolve })
    expect([answer.status, asked, heard.at(-1)]).toEqual([200, 1, { host: `rebinding.invalid:${port}`, body: '{}' }])
  })

  test('follows nobody elsewhere, and does not wait for ever', async () => {
    expect((await post(`http://127.0.0.1:${port}/elsewhere`, { anyAddress: true })).status).toBe(302)
    await expect(post(`http://127.0.0.1:${port}/slow`, { anyAddress: true })).rejects.toMatchObject({ code: 'timeout' })
    await expect(post('http://127.0.0.1:1/', { anyAddress: true })).rejects.toMatchObject({ code: 'unreachable' })
  })

  describe('to a server that does not mean well', () => {
    const open = new Set<Socket>()
    let says: string | Buffer = ''
    let heardFirst: Buffer | undefined
    let tcp: ReturnType<typeof createTcpServer>
    let at: string
    beforeAll(async () => {
      tcp = createTcpServer((socket) => {
        open.add(socket)
        socket.on('error', () => undefined).on('close', () => open.delete(socket))
        socket.once('data', (first: Buffer) => {
          heardFirst = first
          const more = (problem?: Error | null) => void (!problem && says instanceof Buffer && socket.write(says, more))
          socket.write(says, more)
        })
      })
      await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve))
      at = `http://127.0.0.1:${(tcp.address() as AddressInfo).port}/`
    })
    afterAll(() => {
      for (const socket of open) socket.destroy()
      tcp.close()
    })

    test.each([
      [
        'asks for another protocol',
        'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
      ],
      ['talks another protocol', 'SSH-2.0-OpenSSH\r\n'],
      ['says more about itself than anybody reads', `HTTP/1.1 200 OK\r\n${`x: ${'y'.repeat(1_000)}\r\n`.repeat(50)}`],
    ])('it fails if that %s', async (_what, answer) => {
      says = answer
      await expect(post(at, { anyAddress: true })).rejects.toMatchObject({ code: 'unreachable' })
    })

    test('it is told nothing in the open where https was asked for', async () => {
      says = 'HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'
      await expect(post(at.replace('http:', 'https:'), { anyAddress: true })).rejects.toMatchObject({
        code: 'certificate',
      })
      // A handshake of TLS (RFC 8446, 5.1).
      expect(heardFirst?.[0]).toBe(22)
    })

    test('it is let go when its answer has no end, long before the time is over', async () => {
      says = Buffer.from('HTTP/1.1 200 OK\r\n\r\n'.padEnd(64 * 1024, 'x'))
      expect((await post(at, { anyAddress: true, timeoutMs: 600_000 })).status).toBe(200)
      await expect.poll(() => open.size).toBe(0)
    }, 20_000)

    test('it is over when nothing stands open any more, however long the answer would be', async () => {
      says = 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n'
      expect((await post(at, { anyAddress: true })).status).toBe(200)
      await expect.poll(() => open.size).toBe(0)
    })
  })
})
