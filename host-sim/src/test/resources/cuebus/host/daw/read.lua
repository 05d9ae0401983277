-- Opens a session, prints the index, name and value of every parameter, and saves it again:
-- luasession read.lua FOLDER
local session = assert(load_session(arg[1], "session"), "no session")
local processor = session:route_by_name("bus"):nth_plugin(0)
assert(not processor:isnil(), "the plugin is gone")
local plugin = processor:to_insert():plugin(0)
for i = 0, plugin:parameter_count() - 1 do
  local control, there = plugin:nth_parameter(i, false)
  if plugin:parameter_is_control(control) then
    print(("parameter\t%d\t%s\t%.9g"):format(i, plugin:parameter_label(control),
      (ARDOUR.LuaAPI.get_processor_param(processor, i, false))))
  end
end
session:save_state("")
close_session()
