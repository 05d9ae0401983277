-- Makes a session with one 16-channel track and the plugin in it:
-- luasession create.lua FOLDER LV2|VST PLUGIN PRESET [KEY=VALUE ...] [KEY=VALUE@SECONDS ...]
-- PRESET may be empty. A KEY is a parameter's index or its name. Values with a time are automation.
local folder, format, name, preset = arg[1], arg[2], arg[3], arg[4]
local channels = 16

local session = assert(create_session(folder, "session", 48000), "no session")
local tracks = session:new_audio_track(channels, channels, nil, 1, "bus",
  ARDOUR.PresentationInfo.max_order, ARDOUR.TrackMode.Normal, true, false)
local track
for made in tracks:iter() do track = made end

local kind = format == "LV2" and ARDOUR.PluginType.LV2 or ARDOUR.PluginType.LXVST
local processor = ARDOUR.LuaAPI.new_plugin(session, name, kind, "")
assert(not processor:isnil(), "Ardour does not find the plugin " .. name)
assert(track:add_processor_by_index(processor, 0, nil, true) == 0, "the plugin does not fit the track")
local plugin = processor:to_insert():plugin(0)

if preset ~= "" then
  -- Ardour ends with a segmentation fault when it is told to load a preset that is not there.
  local found = assert(plugin:preset_by_label(preset), "no preset " .. preset)
  assert(plugin:load_preset(found), "the preset was refused")
end

local index = {}
for i = 0, plugin:parameter_count() - 1 do
  local control = plugin:nth_parameter(i, false)
  index[plugin:parameter_label(control)] = i
end

for i = 5, #arg do
  local key, value, seconds = arg[i]:match("^(.-)=([^@]*)@?(.*)$")
  local which = assert(tonumber(key) or index[key], "no parameter " .. key)
  if seconds == "" then
    assert(ARDOUR.LuaAPI.set_processor_param(processor, which, tonumber(value)), arg[i])
  else
    local control = plugin:nth_parameter(which, false)
    local _, line = ARDOUR.LuaAPI.plugin_automation(processor, which)
    line:add(Temporal.timepos_t(math.floor(tonumber(seconds) * 48000)), tonumber(value), false, true)
    processor:to_automatable()
      :automation_control(Evoral.Parameter(ARDOUR.AutomationType.PluginAutomation, 0, control), true)
      :set_automation_state(ARDOUR.AutoState.Play)
  end
end

session:save_state("")
close_session()
