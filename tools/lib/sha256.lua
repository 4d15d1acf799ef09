-- SHA-256 (FIPS 180-4) of a string, as 32 bytes. Lua 5.4.
local WORD = 0xFFFFFFFF

-- The first 32 bits of the fractional part of the n-th root of the first primes.
local function fractions(count, root)
    local words, number = {}, 2
    while #words < count do
        local is_prime = true
        for divisor = 2, math.floor(number ^ 0.5) do
            is_prime = is_prime and number % divisor ~= 0
        end
        if is_prime then
            words[#words + 1] = math.floor(number ^ (1 / root) % 1 * 2 ^ 32)
        end
        number = number + 1
    end
    return words
end

local K, START = fractions(64, 3), fractions(8, 2)

local function rotate(word, by)
    return (word >> by | word << (32 - by)) & WORD
end

local function schedule(block)
    local w = { string.unpack((">" .. ("I4"):rep(16)), block) }
    for i = 17, 64 do
        local a, b = w[i - 15], w[i - 2]
        local s0 = rotate(a, 7) ~ rotate(a, 18) ~ a >> 3
        local s1 = rotate(b, 17) ~ rotate(b, 19) ~ b >> 10
        w[i] = (w[i - 16] + s0 + w[i - 7] + s1) & WORD
    end
    return w
end

local function compress(state, block)
    local w = schedule(block)
    local a, b, c, d, e, f, g, h = table.unpack(state)
    for i = 1, 64 do
        local s1 = rotate(e, 6) ~ rotate(e, 11) ~ rotate(e, 25)
        local first = h + s1 + (e & f ~ ~e & g) + K[i] + w[i]
        local s0 = rotate(a, 2) ~ rotate(a, 13) ~ rotate(a, 22)
        local second = s0 + (a & b ~ a & c ~ b & c)
        h, g, f, e, d, c, b, a = g, f, e, (d + first) & WORD, c, b, a, (first + second) & WORD
    end
    for i, word in ipairs({ a, b, c, d, e, f, g, h }) do
        state[i] = (state[i] + word) & WORD
    end
end

return function(text)
    local padded = text .. "\x80" .. ("\0"):rep((55 - #text) % 64) .. (">I8"):pack(#text * 8)
    local state = table.move(START, 1, 8, 1, {})
    for at = 1, #padded, 64 do
        compress(state, padded:sub(at, at + 63))
    end
    return (">" .. ("I4"):rep(8)):pack(table.unpack(state))
end
