--- What the plugin says, in English and Kazakh. {name} is a value; {name:s} is the English plural of one.
local messages = {}

messages.SENTENCES = {
    -- The editor's buffers
    unmodifiable = {
        en = "the buffer cannot be changed ('modifiable' is off)",
        kk = "буферді өзгертуге болмайды ('modifiable' өшірулі)",
    },
    changed_meanwhile = {
        en = "stopped, since the buffer was changed meanwhile",
        kk = "жұмыс тоқтады: осы арада буфер өзгерді",
    },

    -- What was changed, and taken back
    fix = { en = "fix", kk = "түзету" },
    spell = { en = "spell", kk = "сөзбен жазу" },
    changes = {
        en = "{what}: {changes} change{changes:s} in {lines} line{lines:s}",
        kk = "{what}: {lines} жолда {changes} өзгеріс",
    },
    no_changes = { en = "{what}: nothing to change", kk = "{what}: өзгертетін ештеңе жоқ" },
    taken_back = {
        en = "{what}: {lines} line{lines:s} taken back",
        kk = "{what}: {lines} жол бұрынғы қалпына келтірілді",
    },
    some_kept = {
        en = "{what}: {lines} line{lines:s} taken back; {kept} line{kept:s} changed since and stay: {rows}",
        kk = "{what}: {lines} жол бұрынғы қалпына келтірілді; {kept} жол содан бері өзгергендіктен сол күйі қалды: {rows}",
    },
    nothing_to_undo = {
        en = "there is nothing to take back in this buffer",
        kk = "бұл буферде қайтаратын өзгеріс жоқ",
    },
    no_rule = { en = 'there is no rule "{name}"', kk = "«{name}» деген ереже жоқ" },
    line_end_lost = {
        en = "a line end was lost; nothing more is changed",
        kk = "бір жолдың соңы жоғалды, әрі қарай ештеңе өзгертілмейді",
    },
    which_alphabet = { en = "To which alphabet", kk = "Қай әліпбиге" },

    -- Findings and their fixes
    no_findings = { en = "no findings", kk = "қате табылмады" },
    findings = { en = "{n} finding{n:s}", kk = "{n} қате" },
    first_findings = {
        en = "the first {n} finding{n:s}; there are more",
        kk = "алғашқы {n} қате; бұдан басқасы да бар",
    },
    long_lines = {
        en = "{findings}; {lines} line{lines:s} of more than {kb} KB not checked",
        kk = "{findings}; {lines} жол тексерілмеді, өйткені {kb} КБ-тан ұзын",
    },
    fixes = { en = "{n} fixes in this line", kk = "бұл жолда {n} қате түзетілді" },
    no_sure_fix = {
        en = "{finding}; there is no sure fix",
        kk = "{finding}; қалай түзетілері анық емес",
    },
    nothing_wrong = { en = "nothing is wrong in this line", kk = "бұл жолда қате жоқ" },
    choose_fix = { en = "Fix", kk = "Түзету" },
    all_of_kind = {
        en = "all of the kind {kind} in the buffer",
        kk = "буфердегі {kind} түріндегі қатенің бәрі",
    },
    all_in_buffer = { en = "all in the buffer", kk = "буфердегі қатенің бәрі" },

    -- Names, people, words
    entities_on = { en = "entities are on", kk = "атауларды бояу қосылды" },
    entities_off = { en = "entities are off", kk = "атауларды бояу өшірілді" },
    no_people = {
        en = "no people and no quotes were found",
        kk = "адамдар да, дәйексөздер де табылмады",
    },
    too_large = {
        en = "the buffer has {mb} MB; view reads up to {most}",
        kk = "буфер көлемі – {mb} МБ, ал view {most} МБ-қа дейін ғана оқиды",
    },
    source_gone = {
        en = "the buffer of this view is no longer there",
        kk = "бұл терезеде көрсетілген буфер енді жоқ",
    },
    file_there = {
        en = "{path} is there already; with ! it is written over",
        kk = "{path} деген файл бар; ! қойылса, үстінен жазылады",
    },
    written = { en = "written to {path}", kk = "жазылған файл: {path}" },
    no_word = { en = "there is no word here", kk = "бұл жерде сөз жоқ" },
    no_number = { en = "there is no number here", kk = "бұл жерде сан жоқ" },

    -- The command and its words
    no_command = {
        en = 'there is no "{name}"; known are {known}',
        kk = "«{name}» деген бұйрық жоқ; барлары: {known}",
    },
    no_words = {
        en = "{name} takes no words",
        kk = "{name} бұйрығынан кейін сөз жазылмайды",
    },
    too_many_words = {
        en = "{name} takes no more than {n} word{n:s}",
        kk = "{name} бұйрығынан кейін {n} сөзден артық жазылмайды",
    },
    check_mode = {
        en = "check {mode}: live, save or off is expected",
        kk = "check {mode}: live, save не off жазылуы керек",
    },
    alphabet_expected = {
        en = "translit: an alphabet is expected: {known}",
        kk = "translit: әліпби жазылуы керек: {known}",
    },
    view_form = {
        en = "view: html or nothing is expected",
        kk = "view: html ғана жазылады не ештеңе жазылмайды",
    },
    more_help = { en = ":help :Kaztext tells more", kk = "толығырақ: :help :Kaztext" },
    about_actions = {
        en = "choose among the fixes at the cursor",
        kk = "курсор тұрған жердегі түзетулердің бірін таңдау",
    },
    about_check = {
        en = "show what is wrong: once, live, at each save, or no longer",
        kk = "қателерді көрсету: бір рет, жазу барысында, сақтаған сайын; не көрсетуді тоқтату",
    },
    about_entities = {
        en = "colour names, times and codes, or no longer",
        kk = "атауларды, уақытты, кодтарды бояу не бояуды өшіру",
    },
    about_fix = {
        en = "repair lines: all of them without a range",
        kk = "жолдарды түзету: аралық берілмесе, бәрін",
    },
    about_health = { en = "tell whether all is well", kk = "бәрі дұрыс па, соны айту" },
    about_lemma = {
        en = "tell the dictionary form of the word at the cursor, or of all words of a range",
        kk = "курсордағы сөздің, не аралықтағы барлық сөздің бастапқы тұлғасын айту",
    },
    about_number = {
        en = "tell what the number at the cursor is worth",
        kk = "курсордағы санның мәнін айту",
    },
    about_spell = {
        en = "write the numbers of lines as they are said: of the cursor's line without a range",
        kk = "сандарды сөзбен жазу: аралық берілмесе, курсор тұрған жолда",
    },
    about_translit = {
        en = "write lines in another alphabet",
        kk = "жолдарды басқа әліпбиге көшіру",
    },
    about_undo = {
        en = "take back the last repair of this buffer",
        kk = "бұл буфердегі соңғы өзгерісті қайтару",
    },
    about_view = {
        en = "show people, their posts and what they said in a window, or as an HTML page",
        kk = "адамдарды, лауазымдарын, айтқанын терезеде не HTML бет етіп көрсету",
    },

    -- Settings
    bad_settings = { en = "vim.g.kaztext: {problem}", kk = "vim.g.kaztext: {problem}" },
    table_expected = { en = "a table is expected", kk = "кесте болуы керек" },
    no_setting = {
        en = 'there is no "{name}"; known are {known}',
        kk = "«{name}» деген баптау жоқ; барлары: {known}",
    },
    one_expected = {
        en = "{name}: one of {known} is expected",
        kk = "{name}: мына мәндердің бірі болуы керек: {known}",
    },
    type_expected = {
        en = "{name}: a {type} is expected",
        kk = "{name}: мәннің түрі {type} болуы керек",
    },
    names_expected = {
        en = "{name}: a list of names is expected",
        kk = "{name}: атаулар тізімі болуы керек",
    },
    rules_wrong = {
        en = "{name}: the rules cannot be used: {problem}",
        kk = "{name}: ережелер жарамсыз: {problem}",
    },
    whole_expected = {
        en = "{name}: a whole number from 0 on is expected",
        kk = "{name}: 0 не одан үлкен бүтін сан болуы керек",
    },

    -- The native part, and :checkhealth
    build = {
        en = "the native part is missing for Neovim's Lua 5.1: run `make build` in {folder} "
            .. "(with the headers of Lua 5.1: liblua5.1-0-dev), or `luarocks --lua-version=5.1 make` in a clone",
        kk = "Neovim-нің Lua 5.1 нұсқасына арналған модуль жоқ: {folder} қалтасында `make build` деңіз "
            .. "(Lua 5.1 тақырып файлдарымен: liblua5.1-0-dev) не көшірме ішінде `luarocks --lua-version=5.1 make` деңіз",
    },
    loaded = { en = "the native part is loaded", kk = "модуль жүктелді" },
    loaded_from = { en = "the native part is loaded: {path}", kk = "модуль жүктелді: {path}" },
    not_loaded = {
        en = "the native part could not be loaded: {problem}",
        kk = "модульді жүктеу мүмкін болмады: {problem}",
    },
    other_lua = {
        en = "what was found was built for another Lua than 5.1, which Neovim has",
        kk = "табылған модуль Neovim-дегі 5.1 емес, басқа Lua нұсқасына жиналған",
    },
    repairs_badly = {
        en = "the native part does not repair as it should; build it again",
        kk = "модуль дұрыс түзетпейді; оны қайта жинаңыз",
    },
    neovim_fits = { en = "Neovim 0.7 or later", kk = "Neovim 0.7 не одан жаңа" },
    neovim_too_old = { en = "Neovim 0.7 or later is needed", kk = "Neovim 0.7 не одан жаңасы керек" },
    adapter = { en = "{name} is there", kk = "{name} бар" },
    adapter_version = { en = "{name} is there, with version {version}", kk = "{name} бар, нұсқасы {version}" },
    no_adapter = {
        en = "{name} is missing, and with it {func}",
        kk = "{name} жоқ, сондықтан {func} істемейді",
    },
    get_library = {
        en = "{library}: apt install {apt}, or brew install {brew}, then build again",
        kk = "{library}: apt install {apt} не brew install {brew}, сосын қайта жинаңыз",
    },
    settings_fit = { en = "vim.g.kaztext can be used", kk = "vim.g.kaztext дұрыс" },
    settings_default = {
        en = "vim.g.kaztext is not set; all settings are as they come",
        kk = "vim.g.kaztext берілмеген, баптаулардың бәрі бастапқы күйінде",
    },
    settings_help = { en = "see :help kaztext-settings", kk = ":help kaztext-settings бөлімін қараңыз" },
}

--- The language of all that is said: that of the settings, or else of Neovim's own messages.
function messages.language()
    local wishes = vim.g.kaztext
    local wished = type(wishes) == "table" and wishes.language
    if wished == "en" or wished == "kk" then
        return wished
    end
    return vim.v.lang:find("^kk") and "kk" or "en"
end

--- A sentence of the table with these values.
function messages.text(name, values)
    local sentence = messages.SENTENCES[name][messages.language()]
    return (
        sentence:gsub("{(%l+)(:?s?)}", function(key, plural)
            if plural == ":s" then
                return values[key] == 1 and "" or "s"
            end
            return tostring(values[key])
        end)
    )
end

--- The name of a work: fix, spell, or the alphabet that was written in.
function messages.of_work(what)
    return messages.SENTENCES[what] and messages.text(what) or what
end

return messages
