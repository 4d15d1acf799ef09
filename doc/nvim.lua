-- The chapters of the vimdoc on Neovim; tools/docs.lua puts them before the functions.
return [==[
==============================================================================
COMMANDS                                                    *kaztext-commands*

Nothing has to be set up. All is under one command; its words are completed.
Without a range a command is for the whole buffer, unless it says otherwise.

                                                                    *:Kaztext*
:Kaztext
    Lists what may follow it. A | ends it, as in `:argdo Kaztext! fix | update`.

:[range]Kaztext[!] fix [rule …]                                 *:Kaztext-fix*
    Repairs the lines: look-alike letters, quotation marks, spaces, invisible
    characters and more (data/repair/rules.tsv), and endings behind digits
    that do not fit how these are read (5-ге: 5-ке). With names only these:
    a kind of |:Kaztext-check| or a rule of repair; both are completed.
    One |undo| takes it back, and so does |:Kaztext-undo|. Marks, folds and
    the cursor stay. Much text is repaired piece by piece while you go on;
    if you change the buffer meanwhile it stops and says so. With [!] it is
    done before the command ends.

:Kaztext fix here                                          *:Kaztext-fix-here*
    Fixes what is wrong at the cursor; where nothing is, what is wrong in
    the cursor's line.

:Kaztext actions                                            *:Kaztext-actions*
    Lets you choose, by vim.ui.select(), among the fixes at the cursor, all
    of the same kind, and all in the buffer.

:[range]Kaztext[!] check [live|save|off]                      *:Kaztext-check*
    Shows what is wrong as diagnostics (|vim.diagnostic|) of the source
    "kaztext": once; `live`, while you write; `save`, whenever the buffer is
    written; `off`, no longer. The code of each is its kind:

    kind              what                                        severity ~
    lookalike         a letter of another alphabet: кiтап         ERROR
    encoding          text that was read in a wrong encoding      ERROR
    invalid-bytes     bytes that are not UTF-8                    ERROR
    mixed-scripts     a word of Latin and Cyrillic letters        WARN
    kazakh-letters    казак for қазақ (with `restore`)            WARN
    suffix            a wrong ending behind digits, % or an       WARN
                      acronym: 5-ге, 10 %-ге, БҰҰ-ге
    composition       a letter in two parts: и and a breve        WARN
    invisible         an invisible character                      WARN
    quotes            " for « and »                               INFO
    space             doubled, special and trailing spaces        HINT
    punctuation       spaces at signs, hyphens for dashes, ,,     HINT

    Lines of more than 64 KB are passed over, and the first 1000 findings
    are shown (`limit`).

:Kaztext[!] undo                                               *:Kaztext-undo*
    Takes back the last repair of this buffer, by its log of edits, even
    after you wrote something elsewhere. A line that was changed since stays
    as it is, and its number is told. Twenty repairs can be taken back, one
    after the other; those of translit and spell are among them.

:[range]Kaztext[!] translit {to} [from]                    *:Kaztext-translit*
    Writes the lines in another alphabet: cyrl, latn-2017 (apostrophes),
    latn-2018 (acutes), latn-2021, arab (töte), bgn, iso9. Without {from}
    the alphabet is found out; without {to} it is `translit` of the
    settings.

:[range]Kaztext[!] spell                                      *:Kaztext-spell*
    Writes numbers, dates, amounts and short forms as they are said
    (|kaztext.verbalize()|): of the cursor's line without a range.

:Kaztext number                                              *:Kaztext-number*
    Tells what the number at the cursor is worth, in digits or in words.

:[range]Kaztext lemma                                         *:Kaztext-lemma*
    Shows the dictionary form, part of speech and features of the word at
    the cursor in a float, as its sentence has it, then what else it could
    be. With a range: of all words, in a window. Words are read as
    |:Kaztext-fix| would repair them.

:Kaztext[!] entities                                       *:Kaztext-entities*
    Colours people, organisations, places and other names, times, and codes
    such as telephone numbers in this buffer, and keeps up with what you
    write; a second time it stops. See |kaztext-highlights|.

:Kaztext view                                                  *:Kaztext-view*
    The people of the buffer, their posts, and who said what, in a window
    that keeps up with the buffer (one of up to 128 KB; for a larger one, of
    up to 2 MB, the command brings it up to date). In it:
    <CR>      goes to the mention; again, to the next; with a count, to
              that one
    q         closes it
    Modifiers say where it opens: `:topleft Kaztext view`.

:Kaztext[!] view html [file]                              *:Kaztext-view-html*
    Writes the page that kaztext.view() makes of the buffer to a file, whose
    name is told where you give none. With [!] over one that is there.

:Kaztext health                                              *:Kaztext-health*
    |:checkhealth| kaztext: whether the native part is there and can be
    loaded, and whether the settings are right.

==============================================================================
MAPS                                                            *kaztext-maps*

No key is mapped for you. These are there to be mapped: >

    vim.keymap.set({ "n", "x" }, "<Leader>k", "<Plug>(kaztext-fix)")
    vim.keymap.set("n", "<Leader>kk", "<Plug>(kaztext-fix-line)")
<
                                                         *<Plug>(kaztext-fix)*
<Plug>(kaztext-fix)             repairs what {motion} goes over, or the
                                selection. What stands around is looked at,
                                but not changed.
<Plug>(kaztext-fix-line)        repairs [count] lines
                                                    *<Plug>(kaztext-translit)*
<Plug>(kaztext-translit)        transliterates what {motion} goes over, or
                                the selection, to the alphabet of the
                                settings, or to one that you choose
<Plug>(kaztext-translit-line)   transliterates [count] lines
                                                       *<Plug>(kaztext-spell)*
<Plug>(kaztext-spell)           writes the numbers in {motion}, or in the
                                selection, in words
<Plug>(kaztext-spell-line)      writes those of [count] lines
<Plug>(kaztext-fix-here)        |:Kaztext-fix-here|
<Plug>(kaztext-actions)         |:Kaztext-actions|
<Plug>(kaztext-lemma)           |:Kaztext-lemma|
<Plug>(kaztext-undo)            |:Kaztext-undo|

All operators take characters, lines and blocks. A dot repeats them, and
<Plug>(kaztext-fix-here), too.

==============================================================================
SETTINGS                                                    *kaztext-settings*

                                                               *g:kaztext*
vim.g.kaztext is a table. It is read when it is needed, so that it may be set
at any time; what it does not have is as it stands here: >

    vim.g.kaztext = {
        -- which rules of repair act: web (all), strict (letters alone),
        -- minimal (what no eye sees); and single ones, by name
        profile = "web",
        rules = {}, -- { quotes = false, dash = false }
        -- put back Kazakh letters that were typed as Russian ones
        restore = false,
        -- buffers of these file types are checked by themselves …
        filetypes = {}, -- { "markdown", "text" }
        check = "live", -- … live, at each save, or off
        -- the kinds of findings that are shown: all
        kinds = nil, -- { "lookalike", "suffix" }
        -- a Lua file of rules that add to the names, posts and quotations that
        -- are shown, as examples/watch.lua; read again when it changes
        extend = nil, -- "~/names.lua"
        limit = 1000, -- most findings that are shown
        delay = 300, -- milliseconds between a change and what it brings
        -- of all that is said: en, kk, or auto, as Neovim's own (v:lang)
        language = "auto",
        -- the alphabet of :Kaztext translit and its operator
        translit = nil, -- "latn-2021"
    }
<
                                                        *kaztext.nvim.setup()*
`require("kaztext.nvim").setup({ … })` does the same; with it, a name or a
value that is not known is an error at once, and otherwise a message of the
first command. lazy.nvim calls it where a plugin has `opts`, and has to be
told its name: >

    { dir = "~/src/kaztext", build = "make build",
      main = "kaztext.nvim", opts = { filetypes = { "markdown" } } }
<

                                                          *kaztext-highlights*
Highlight groups, and what they are linked to where you or your colour scheme
say nothing else:

    KaztextPerson           Function
    KaztextOrganisation     Identifier
    KaztextPlace            String
    KaztextName             Special         events, laws, languages …
    KaztextTime             Number          dates, durations
    KaztextCode             Underlined      telephones, addresses, numbers

                                                               *kaztext-build*
The plugin needs its native part, built for Lua 5.1, which Neovim has. Where
it is missing, nothing is said at startup, and each command says how to get
it: `make build` in the plugin's folder, or `luarocks --lua-version=5.1 make`
in a clone. `:checkhealth kaztext` tells more. In your own code: >

    local kaz = assert(require("kaztext.nvim").load())
    print(kaz.lemma("кітаптарымызды"))
<
]==]
