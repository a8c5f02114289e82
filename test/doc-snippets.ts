import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type Rolldown } from 'vite'
import { compileScript, parse } from 'vue/compiler-sfc'

const root = join(import.meta.dirname, '..')

/** The examples of a page in docs/, as a reader would copy them. */
export function snippetsOf(page: string): { of(language: string): string[] } {
  const blocks = [...readFileSync(join(root, 'docs', page), 'utf8').matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
  return { of: (language) => blocks.filter(([, name]) => name === language).map(([, , code]) => code!) }
}

/** One script for a page, as a site's own build makes it: React for tsx, Vue for vue. */
export async function bundle(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'underseal-snippet-'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name.replace(/\.vue$/, '.ts')), name.endsWith('.vue') ? scriptOf(text) : text)
  }
  const made = await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic' } },
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    build: {
      write: false,
      minify: false,
      lib: { entry: join(folder, Object.keys(files).at(-1)!), formats: ['iife'], name: 'page' },
    },
  })
  rmSync(folder, { recursive: true, force: true })
  const { output } = (Array.isArray(made) ? made[0] : made) as Rolldown.RolldownOutput
  return output[0].code
}

const scriptOf = (component: string) =>
  compileScript(parse(component).descriptor, { id: 'snippet', inlineTemplate: true }).content

type Runtime = {
  readonly command: string
  readonly file: string
  readonly args: readonly string[]
  readonly main: string
}

/** Each prints a token for the person in NAME, made by the function of the page. */
export const runtimes: Readonly<Record<string, Runtime>> = {
  js: {
    command: process.execPath,
    file: 'token.mjs',
    args: [],
    main: `process.stdout.write(messengerToken({ id: '25', email: 'mara@example.com', name: process.env.NAME }))`,
  },
  python: {
    command: 'python3',
    file: 'token_maker.py',
    args: [],
    main: `print(messenger_token({"id": "25", "email": "mara@example.com", "name": os.environ["NAME"]}), end="")`,
  },
  ruby: {
    command: 'ruby',
    file: 'token.rb',
    args: ['-Ku'],
    main: `print messenger_token({ id: "25", email: "mara@example.com", name: ENV["NAME"].dup.force_encoding("UTF-8") })`,
  },
  php: {
    command: 'php',
    file: 'token.php',
    args: [],
    main: `echo messengerToken(['id' => '25', 'email' => 'mara@example.com', 'name' => getenv('NAME')]);`,
  },
  go: {
    command: 'go',
    file: 'token.go',
    args: ['run'],
    main: `func main() {\n\ttoken, err := messengerToken("25", "mara@example.com", os.Getenv("NAME"))\n\tif err != nil {\n\t\tpanic(err)\n\t}\n\tos.Stdout.WriteString(token)\n}`,
  },
}

/** What the example makes, or undefined where its language is not on this machine. */
export function tokenBy(
  { command, file, args, main }: Runtime,
  snippet: string,
  env: Record<string, string>,
): string | undefined {
  if (spawnSync(command, [command === 'go' ? 'version' : '--version']).status !== 0) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'underseal-token-'))
  writeFileSync(join(folder, file), `${snippet}\n${main}\n`)
  const run = spawnSync(command, [...args, join(folder, file)], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    cwd: folder,
  })
  rmSync(folder, { recursive: true, force: true })
  if (run.status !== 0) throw new Error(`${command} could not run the example:\n${run.stderr}`)
  return run.stdout
}
